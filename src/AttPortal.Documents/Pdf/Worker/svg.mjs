// Parts the drawing of a whole paper into its pages, and makes them light enough to send at every pause in typing.

const pageStart = /^ {4}<g(?: transform="[^"]*")?>$/;

/** One SVG text for each page; each holds only the glyphs that it uses. */
export function pagesOf(drawing) {
  const lines = drawing.split('\n');
  const width = /viewBox="0 0 ([\d.]+)/.exec(lines[0])[1];
  const height = /d="M 0 0v ([\d.]+)/.exec(drawing)[1];
  const glyphs = new Map();
  const pages = [];
  let page = null;
  let glyph = null;
  for (const line of lines) {
    const symbol = /^ *<symbol id="g(\w+)"/.exec(line);
    if (page === null && pageStart.test(line)) {
      page = [];
    } else if (page !== null && line === '    </g>') {
      pages.push(page);
      page = null;
    } else if (page !== null) {
      page.push(light(line));
    } else if (symbol !== null) {
      glyph = short(symbol[1]);
    } else if (glyph !== null && line.includes('<path')) {
      glyphs.set(glyph, light(line).replace('<path', `<path id="${glyph}"`));
      glyph = null;
    }
  }
  return pages.map(content => {
    const body = content.join('');
    const used = new Set(Array.from(body.matchAll(/href="#(g\w+)"/g), m => m[1]));
    const defs = Array.from(used, name => glyphs.get(name) ?? '').join('');
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rounded(width)} ${rounded(height)}"><defs>${defs}</defs>${body}</svg>`;
  });
}

// The names of glyphs are digests of their shape: the beginning tells them apart, also between pages that stand in one document.
function short(digest) {
  return 'g' + digest.slice(0, 10);
}

function light(line) {
  return line
    .trim()
    .replace(/xlink:href="#g(\w+)"/g, (_, digest) => `href="#${short(digest)}"`)
    // A page must be well-formed on its own, without the namespace that the whole drawing declares; links say href as well.
    .replace(/ xlink:href="[^"]*"/g, '')
    .replace(/ (?:class="[^"]*"|fill-rule="nonzero"|[xy]="0")/g, '')
    .replace(/-?\d+\.\d{3,}/g, rounded);
}

function rounded(number) {
  return String(Math.round(Number(number) * 100) / 100);
}
