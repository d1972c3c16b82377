// Bundles entry.js into assets/vendor/plotly, with licences, and tells the loader script the file's new name.
// `npm ci && npm run build`. For the benchmark: `npm run build -- --with choropleth --out FILE`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const home = resolve(here, '../../assets/vendor/plotly');
const loader = resolve(here, '../../assets/js/plotly_lazy.js');
const { values: args } = parseArgs({
  options: { with: { type: 'string', multiple: true, default: [] }, out: { type: 'string' } },
});
const about = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8'));

async function bundle(traces) {
  const extra = traces.map((t) => `require('plotly.js/lib/core').register(require('plotly.js/lib/${t}'));`);
  return build({
    stdin: { contents: [...extra, "module.exports = require('./entry.js');"].join('\n'), resolveDir: here },
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'Plotly', // dcc.Graph looks for this name on the window
    define: { global: 'globalThis' }, // without it plotly.js throws when it starts
    target: 'es2020',
    loader: { '.css': 'empty' }, // styles of the WebGL maps, which are not in the bundle
    legalComments: 'none',
    banner: { js: `/* plotly.js ${about('plotly.js').version}; licences in LICENSES.txt */` },
  });
}

function packagesOf(metafile) {
  const used = Object.values(metafile.outputs).flatMap((o) =>
    Object.entries(o.inputs).filter(([, i]) => i.bytesInOutput > 0).map(([path]) => path));
  const name = (path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
  return [...new Set(used.map(name).filter(Boolean))].sort();
}

function licences(names) {
  return names.map((name) => {
    const folder = join(here, 'node_modules', name);
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(no licence file in the package)';
    return `${name} ${about(name).version} (${about(name).license ?? 'see below'})\n\n${text}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

function release(code, metafile) {
  const sha256 = createHash('sha256').update(code).digest('hex');
  const version = about('plotly.js').version;
  const file = `plotly-${version}-${sha256.slice(0, 8)}.min.js`;
  if (existsSync(home)) rmSync(home, { recursive: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, file), code);
  writeFileSync(join(home, 'LICENSES.txt'), licences(packagesOf(metafile)));
  const note = {
    file, 'plotly.js': version, esbuild: about('esbuild').version,
    traces: ['scatter', 'bar', 'heatmap'], locales: ['fi', 'sv'], bytes: code.length, sha256,
  };
  writeFileSync(join(home, 'bundle.json'), JSON.stringify(note, null, 2) + '\n');
  const script = readFileSync(loader, 'utf8');
  writeFileSync(loader, script.replace(/const FILE = '[^']*';/, `const FILE = '${file}';`));
  console.log(`${file} ${code.length} bytes`);
}

const result = await bundle(args.with);
const code = result.outputFiles[0].contents;
if (args.out) writeFileSync(resolve(args.out), code);
else release(code, result.metafile);
