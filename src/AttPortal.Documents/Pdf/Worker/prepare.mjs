// Makes a document ready to be set: what would take the template longer to find out.

// A word that is longer than a line may break anywhere: it must not run off the page. Chinese breaks by itself, addresses
// and symbols at their slashes and hyphens.
const endless = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{N}\p{S}[\p{P}--[\/\-]]]{40,}/gv;
// "Co-Chairs" is not to be parted for the sake of even lines.
const compound = /(\p{L}{1,15}-\p{L}{1,15})/u;
const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const broken = new Set(['text', 'placeholder', 'problem']);

/** The document with its endless words parted; lists that know whether they are long and hold a note; titles as they are seen. */
export function prepared(document) {
  // What fits well on a page is not parted, so that its notes stay with it; what is long must be.
  const page = document.language === 'zh' ? 900 : 1800;

  function node(value) {
    if (Array.isArray(value)) {
      return value.map(node);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    const made = {};
    for (const [key, part] of Object.entries(value)) {
      made[key] = key === 'value' && broken.has(value.type) ? breakable(part) : node(part);
    }
    if (value.type === 'code') {
      made.lines = pieces(value.value, 80);
    } else if (value.type === 'list' || value.type === 'questions') {
      made.isLong = lengthOf(value.items) > page;
      made.isNoted = hasNote(value.items);
      made.items.forEach((item, index) => { item.isLong = lengthOf(value.items[index]) > page; });
    } else if (value.type === 'heading') {
      made.visible = whole(made.inlines);
      made.length = lengthOf(value.inlines);
    }
    return made;
  }

  const parts = document.parts.map(part => ({ ...part, visible: whole([{ type: 'text', value: part.title }]), length: part.title.length }));
  return node({ ...document, parts });
}

/** A title in which no compound word can be parted. */
function whole(inlines) {
  return inlines.flatMap(inline => inline.type !== 'text' || !inline.value.includes('-')
    ? [inline.inlines ? { ...inline, inlines: whole(inline.inlines) } : inline]
    : inline.value.split(compound).map((value, index) => ({ type: index % 2 === 1 ? 'compound' : 'text', value })).filter(piece => piece.value !== ''));
}

function breakable(words) {
  return !/\S{40}/u.test(words) ? words : words.replace(endless, word => pieces(word, 10).join('\u200B'));
}

/** A word in pieces of so many signs. */
function pieces(word, length) {
  const all = Array.from(clusters.segment(word), cluster => cluster.segment);
  const parted = [];
  for (let start = 0; start < all.length; start += length) {
    parted.push(all.slice(start, start + length).join(''));
  }
  return parted;
}

function lengthOf(value) {
  if (typeof value === 'string') {
    return value.length;
  }
  return value === null || typeof value !== 'object' ? 0 : Object.values(value).reduce((sum, part) => sum + lengthOf(part), 0);
}

function hasNote(value) {
  return value !== null && typeof value === 'object' && (value.type === 'note' || Object.values(value).some(hasNote));
}
