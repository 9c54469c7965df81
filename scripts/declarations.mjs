import { posix } from 'node:path'
import ts from 'typescript'

/**
 * Makes the declarations that TypeScript emitted resolvable by users: `#aws/put` becomes a relative path, and
 * beside CommonJS output `x.d.ts` becomes `x.d.cts`, naming its neighbours `./y.cjs`. Those of actions go
 * where their code went, to `folder`.
 */
export const declarations = ({ transport, folder }) => ({
  name: 'declarations',
  generateBundle({ format }, bundle) {
    for (const [file, asset] of Object.entries(bundle)) {
      if (asset.type !== 'asset' || !file.endsWith('.d.ts')) continue

      const placed = file.replace(/^actions\//, `${folder}/`)
      const fileName = format === 'cjs' ? placed.replace(/\.d\.ts$/, '.d.cts') : placed
      const source = renameImports(String(asset.source), specifier => {
        const resolved = specifier.startsWith('#aws/')
          ? relative(file, `transport/${transport}/${specifier.slice(5)}.js`)
          : specifier
        return format === 'cjs' && resolved.startsWith('.') ? resolved.replace(/\.js$/, '.cjs') : resolved
      })

      delete bundle[file]
      this.emitFile({ type: 'asset', fileName, source })
    }
  },
})

const relative = (from, to) => {
  const path = posix.relative(posix.dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

/** Applies `rename` to each module specifier of a declaration file: imports, re-exports and `import('…')` types. */
const renameImports = (text, rename) => {
  const source = ts.createSourceFile('module.d.ts', text, ts.ScriptTarget.Latest)
  const specifiers = []
  const visit = node => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isModuleDeclaration(node)) {
      specifiers.push(node.moduleSpecifier ?? node.name)
    }
    if (ts.isImportTypeNode(node)) specifiers.push(node.argument.literal)
    ts.forEachChild(node, visit)
  }
  visit(source)

  return specifiers
    .filter(node => node !== undefined && ts.isStringLiteral(node))
    .sort((a, b) => b.end - a.end)
    .reduce((result, node) => {
      const start = node.getStart(source) + 1
      return result.slice(0, start) + rename(node.text) + result.slice(node.end - 1)
    }, text)
}
