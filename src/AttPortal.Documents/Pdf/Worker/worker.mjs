// Sets papers in type: one request per line on standard input, one answer per line on standard output.
//   {"id": 1, "op": "pdf" | "svg" | "count" | "check", "document": {…}, "anchors": […], "words": {…}}
//   {"id": 1, "pages": 3, "anchors": {"item-i6": 2}, "parts": {"agenda": 3}, "pdf": "…"}   or   {"id": 1, "wrong": "…", "anchor": "item-i6"}
// It ends when its input ends, so that it never outlives the portal.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { prepared } from './prepare.mjs';
import { pagesOf } from './svg.mjs';

const template = readFileSync(new URL('template.typ', import.meta.url), 'utf8');
const families = ['Noto Serif', 'Noto Sans', 'Noto Serif CJK SC', 'Noto Sans CJK SC', 'Noto Naskh Arabic', 'Noto Sans Arabic'];

const compiler = NodeCompiler.create({
  // No folder: text must never reach a file.
  workspace: '/nonexistent',
  fontArgs: [{ fontPaths: JSON.parse(process.argv[2] ?? '[]') }],
});

// Nothing that people wrote is touched with root's rights. Not sooner: nobody else may enter a clone below /root.
if (process.getuid?.() === 0) {
  const nobody = 65534;
  process.setgroups([]);
  process.setgid(nobody);
  process.setuid(nobody);
}

class WrongDocument extends Error {}

function compile(request) {
  const data = JSON.stringify({ document: prepared(request.document), words: request.words, anchors: request.anchors });
  const result = compiler.compile({ mainFileContent: template, inputs: { data }, resetRead: true });
  if (result.hasError()) {
    const messages = compiler.fetchDiagnostics(result.takeError()).map(d => d.message);
    throw new WrongDocument(messages[0] ?? 'unknown');
  }
  return result.result;
}

function toPdf(compiled, document) {
  try {
    return compiler.pdf(compiled, { pdfStandard: 'ua-1', creationTimestamp: Date.parse(document.date) / 1000 });
  } catch (error) {
    // The typesetter tells its findings as one text; the sentence in it is what helps.
    const text = String(error.message ?? error);
    throw new WrongDocument(/message: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1].replace(/\\(["\\])/g, '$1') ?? text);
  }
}

function counted(compiled) {
  const [places] = compiler.query(compiled, { selector: '<places>', field: 'value' });
  return { pages: compiled.numOfPages, ...places };
}

/** The anchor nearest to the block that cannot be set; found by setting each block alone. */
function culprit(request) {
  let nearest = null;
  for (const part of request.document.parts) {
    nearest = part.anchor;
    for (const block of part.blocks) {
      nearest = block.type === 'heading' ? block.anchor : nearest;
      const alone = { ...request.document, parts: [{ ...part, blocks: [block] }] };
      try {
        // References lead nowhere here, which is no error: they are printed as plain words.
        toPdf(compile({ ...request, document: alone, anchors: [] }), alone);
      } catch {
        return block.anchor ?? nearest;
      }
    }
  }
  return nearest;
}

function missingFamilies() {
  const probe = families.map(f => `#text(font: "${f}", fallback: false)[x]`).join('\n');
  const result = compiler.compile({ mainFileContent: probe });
  const warnings = result.takeWarnings();
  const messages = warnings === null ? [] : compiler.fetchDiagnostics(warnings).map(d => d.message);
  return families.filter(f => messages.some(m => m.includes(f.toLowerCase())));
}

function answer(request) {
  if (request.op === 'check') {
    return { missing: missingFamilies() };
  }
  try {
    const compiled = compile(request);
    const reply = counted(compiled);
    if (request.op === 'pdf') {
      reply.pdf = toPdf(compiled, request.document).toString('base64');
    } else if (request.op === 'svg') {
      reply.svg = pagesOf(compiler.plainSvg(compiled));
    }
    return reply;
  } catch (error) {
    if (!(error instanceof WrongDocument)) {
      throw error;
    }
    return { wrong: error.message, anchor: culprit(request) };
  }
}

// Nobody listens any more: the portal is gone.
process.stdout.on('error', () => process.exit(0));
const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
lines.on('line', line => {
  const request = JSON.parse(line);
  process.stdout.write(JSON.stringify({ id: request.id, ...answer(request) }) + '\n');
  // Not sooner: nobody is to wait for it.
  compiler.evictCache(3);
});
lines.on('close', () => process.exit(0));
