import { posix } from 'node:path'
import ts from 'typescript'

/**
 * Makes the declarations that TypeScript emitted resolvable by users: they go where `place` says their code went,
 * `#aws/put` becomes a relative path, and so does the SDK if `sdk` is the module that has its types. Beside CommonJS
 * output `x.d.ts` becomes `x.d.cts`, naming its neighbours `./y.cjs`.
 */
export const declarations = ({ transport, place, sdk }) => ({
  name: 'declarations',
  generateBundle({ format }, bundle) {
    const suffix = format === 'cjs' ? 'c' : ''
    for (const [file, asset] of Object.entries(bundle)) {
      if (asset.type !== 'asset' || !file.endsWith('.d.ts')) continue

      const module = file.slice(0, -5)
      const source = renameImports(String(asset.source), specifier => {
        const target = specifier.startsWith('#aws/')
          ? `transport/${transport}/${specifier.slice(5)}`
          : specifier.startsWith('.')
            ? posix.join(posix.dirname(module), specifier.replace(/\.js$/, ''))
            : specifier.startsWith('@aws-sdk/') && place(module) !== module
              ? sdk
              : undefined
        return target === undefined ? specifier : `${relative(place(module), place(target))}.${suffix}js`
      })

      delete bundle[file]
      this.emitFile({ type: 'asset', fileName: `${place(module)}.d.${suffix}ts`, source })
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
