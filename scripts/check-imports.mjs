// Checks who imports whom. `node scripts/check-imports.mjs` prints each import that breaks the table as
// file:line and ends with code 1. The table is the one that ARCHITECTURE.md explains.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * A file belongs to the longest of these folders that holds it and may import its own folder and those listed, not
 * what those may import in turn; a single file may be listed, too. `packages` are the ones it may reach; `node:` is
 * all of Node.
 * @type {Record<string, { imports: string[], packages: string[] }>}
 */
const table = {
  'sdk/format': { imports: [], packages: [] },
  'sdk/read': { imports: ['sdk/format'], packages: [] },
  'sdk/threads': { imports: ['sdk/read'], packages: ['comlink'] },
  'sdk/protocol': { imports: ['sdk/format'], packages: [] },
  'sdk/write': { imports: ['sdk/format'], packages: ['node:', 'pngjs', 'systeminformation'] },
  sdk: { imports: ['sdk/write'], packages: [] },

  cli: {
    imports: ['sdk/read', 'sdk/threads', 'sdk/protocol', 'sdk/format'],
    packages: ['node:', 'comlink', 'commander', 'polka', 'sirv'],
  },

  'web/elements': { imports: [], packages: ['lit'] },
  'web/styles': { imports: [], packages: ['lit'] },
  'web/workers': { imports: ['sdk/read', 'sdk/threads'], packages: ['comlink', 'idb-keyval'] },
  'web/sources': {
    // The names of the icons.
    imports: ['web/workers', 'sdk/protocol', 'sdk/format', 'web/elements/icon.js'],
    packages: ['comlink', 'idb-keyval'],
  },
  'web/state': { imports: ['web/sources', 'sdk/read'], packages: ['lit', '@lit/context', 'idb-keyval'] },
  'web/charts': {
    // The store behind the crosshair that charts share; the numbers that stand for NaN and the infinities in an answer.
    imports: ['web/elements', 'web/styles', 'web/state/store.js', 'sdk/read/logbook.js'],
    packages: ['lit', '@lit/context', 'uplot'],
  },
  'web/panels': {
    imports: ['web/charts', 'web/elements', 'web/state', 'web/styles'],
    packages: ['lit', '@lit/context'],
  },
  'web/experiments': {
    imports: ['web/charts', 'web/elements', 'web/state', 'web/styles'],
    packages: ['lit', '@lit/context', '@tanstack/lit-virtual'],
  },
  'web/app': {
    imports: ['web/panels', 'web/experiments', 'web/charts', 'web/elements', 'web/state', 'web/styles'],
    packages: ['lit', '@lit/context'],
  },
  web: { imports: ['web/app'], packages: [] },
};

/** Their types are the vocabulary of the whole project. */
const typesForAll = ['sdk/read', 'sdk/protocol', 'sdk/format'];

/** They import anything, and nothing imports them. */
const outside = ['e2e', 'bench', 'examples', 'scripts', 'docs'];

/** @type {{ from: string, to: string, why: string }[]} */
const exceptions = [
  { from: 'web/sources/sample.ts', to: 'examples/sample-logbook/', why: 'the bundled sample is data' },
  { from: 'sdk/write/resources/resource-worker-from-source.mjs', to: 'tsx/', why: 'it is not shipped' },
  { from: 'cli/logbook-thread-from-source.mjs', to: 'tsx/', why: 'it is not shipped' },
];

const checked = ['sdk', 'cli', 'web'];

/** Tests and what only they use import anything, and nothing else imports them. */
const isTest = (/** @type {string} */ file) => /\.test\.[jt]s$|(^|\/)testing\//.test(file);

/**
 * @typedef {{ specifier: string, line: number, typeOnly: boolean }} Import
 * @typedef {{ file: string, line: number, message: string }} Breach
 */

/**
 * All that a module names of other modules: imports, re-exports, `import()`, types by `import('…')`, workers by
 * `new URL('…', import.meta.url)` and `import.meta.glob`.
 * @param {string} file @param {string} text @returns {Import[]}
 */
export function importsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {Import[]} */
  const found = [];
  /** @param {ts.Node | undefined} literal @param {boolean} typeOnly */
  const add = (literal, typeOnly) => {
    if (!literal || !ts.isStringLiteralLike(literal)) return;
    const line = source.getLineAndCharacterOfPosition(literal.getStart()).line + 1;
    found.push({ specifier: literal.text, line, typeOnly });
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings : null;
      const onlyTypes = named !== null && !clause?.name && named.elements.every((element) => element.isTypeOnly);
      add(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isCallExpression(node) && node.expression.getText().startsWith('import.meta.glob')) {
      const globs = node.arguments[0];
      for (const glob of globs && ts.isArrayLiteralExpression(globs) ? globs.elements : [globs]) add(glob, false);
    } else if (ts.isNewExpression(node) && node.arguments?.[1]?.getText() === 'import.meta.url') {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * What breaks the table in one file. Paths are relative to the project, with `/`.
 * @param {string} file @param {string} text @returns {Breach[]}
 */
export function breachesOf(file, text) {
  const from = ruleFor(file);
  if (from === null || isTest(file)) return [];
  /** @type {Breach[]} */
  const breaches = [];
  for (const { specifier, line, typeOnly } of importsOf(file, text)) {
    const message = /^\.{0,2}\//.test(specifier) ? refuseFile(specifier, typeOnly) : refusePackage(specifier, typeOnly);
    if (message) breaches.push({ file, line, message });
  }
  return breaches;

  /** @param {string} specifier @param {boolean} typeOnly @returns {string | null} */
  function refuseFile(specifier, typeOnly) {
    const target = specifier.startsWith('/')
      ? specifier.slice(1)
      : path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    if (exceptions.some((exception) => exception.from === file && target.startsWith(exception.to))) return null;
    if (isTest(target) || outside.includes(target.split('/')[0] ?? '')) return `nothing imports ${target}`;
    const to = ruleFor(target);
    if (to === null || to === from || (typeOnly && typesForAll.includes(to))) return null;
    const allowed = table[from ?? '']?.imports ?? [];
    if (allowed.includes(to) || allowed.includes(target)) return null;
    return `${from} may not import ${to} (${specifier})`;
  }

  /** @param {string} specifier @param {boolean} typeOnly @returns {string | null} */
  function refusePackage(specifier, typeOnly) {
    // Vite's own modules; types of a package leave no trace in what is shipped.
    if (typeOnly || specifier.startsWith('virtual:') || specifier.startsWith('vite/')) return null;
    if (exceptions.some((exception) => exception.from === file && specifier.startsWith(exception.to))) return null;
    const allowed = table[from ?? '']?.packages ?? [];
    const fits = allowed.some((name) =>
      name.endsWith(':') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
    );
    return fits ? null : `${from} may not import the package ${specifier}`;
  }
}

/** The longest folder of the table that holds the path. @param {string} file @returns {string | null} */
function ruleFor(file) {
  const holding = Object.keys(table).filter((folder) => file.startsWith(`${folder}/`));
  return holding.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Checks the whole project. @param {string} root @returns {Breach[]} */
export function checkImports(root) {
  return checked.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js|mjs)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .flatMap((file) => breachesOf(path.relative(root, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8'))),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const breaches = checkImports(fileURLToPath(new URL('..', import.meta.url)));
  for (const { file, line, message } of breaches) console.error(`${file}:${line}  ${message}`);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
