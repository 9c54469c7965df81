import { build } from 'esbuild'
import { describe, expect, inject, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { edgeEntryPoints, entryPoints } from '../../scripts/entryPoints.mjs'

/** The files of the package, and the packages beside it, that a bundle of one import holds or names. */
const whatCameAlong = async (specifier: string) => {
  const { metafile } = await build({
    stdin: {
      contents: `import * as entry from '${specifier}'; console.log(entry)`,
      resolveDir: inject('awsConsumer'),
    },
    absWorkingDir: inject('awsConsumer'),
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'bundle',
    external: Object.keys(manifest.peerDependencies),
    logLevel: 'silent',
  })
  const files = Object.keys(metafile.inputs).flatMap(file => file.split('node_modules/stator/dist/')[1] ?? [])
  const packages = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  return { files, packages: [...new Set(packages)] }
}

describe.each(entryPoints.filter(({ subpath }) => subpath.includes('/actions/')))('$subpath', entry => {
  const { subpath, source } = entry

  test('brings no other action along', async () => {
    const own = source.replace(/\/index$/, '')
    const { files } = await whatCameAlong(`stator/${subpath}`)
    const others = files.filter(
      file => file.startsWith('actions/') && !file.startsWith('actions/internal/') && !file.startsWith(own),
    )

    // A repository is all actions of its entity under one roof; those of a database use its entities and tables by theirs.
    if (/^database[/]|^entity[/]actions[/]repository$/.test(subpath)) expect(others).not.toStrictEqual([])
    else expect(others).toStrictEqual([])
  })

  test('imports one peer, or nothing', async () => {
    const { packages } = await whatCameAlong(`stator/${subpath}`)

    // Tables are made by the client that the document client stands on; tools for models are described by zod.
    const more: Record<string, string> = {
      'table/actions/schemer': '@aws-sdk/client-dynamodb',
      'database/actions/mcpToolkit': '@aws-sdk/lib-dynamodb,zod',
    }
    expect(['', '@aws-sdk/lib-dynamodb', 'zod', more[subpath]]).toContain([...packages].sort().join())
  })
})

test.each(edgeEntryPoints)('stator/$subpath needs no AWS SDK', async ({ subpath }) => {
  const { files, packages } = await whatCameAlong(`stator/${subpath}`)

  expect(['', 'ulidx', 'zod']).toContain(packages.join())
  expect(files.filter(file => file.startsWith('transport/aws/'))).toStrictEqual([])
})

test('stator/database/actions/synchronize needs no peer', async () => {
  expect((await whatCameAlong('stator/database/actions/synchronize')).packages).toStrictEqual([])
})

test('stator/schema/string brings no other schema type along', async () => {
  const { files, packages } = await whatCameAlong('stator/schema/string')
  const types = /^schema\/(any|nul|boolean|number|string|binary|set|list|tuple|map|record|anyOf|item)\.js$/

  expect(files.filter(file => types.test(file))).toStrictEqual(['schema/string.js'])
  expect(packages).toStrictEqual([])
})

const sizeOf = async (imports: readonly (readonly [names: string, specifier: string])[]): Promise<number> => {
  const { outputFiles } = await build({
    stdin: {
      contents: imports.map(([names, specifier]) => `export { ${names} } from '${specifier}'\n`).join(''),
      resolveDir: inject('awsConsumer'),
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    external: Object.keys(manifest.peerDependencies),
    logLevel: 'silent',
  })
  return outputFiles[0]!.contents.length
}

test.each([
  ['a put', [['PutItemCommand', 'entity/actions/put']]],
  ['a schema', [['Parser', 'schema/actions/parse']]],
  [
    'a key-value store',
    [
      ['Entity', 'entity'],
      ['Table', 'table'],
      ['item', 'schema/item'],
      ['string', 'schema/string'],
      ['GetItemCommand', 'entity/actions/get'],
      ['PutItemCommand', 'entity/actions/put'],
      ['$add, UpdateItemCommand', 'entity/actions/update'],
      ['DeleteItemCommand', 'entity/actions/delete'],
      ['QueryCommand', 'table/actions/query'],
    ],
  ],
] as const)('the root costs what the subpaths cost: %s', async (_, imports) => {
  for (const host of ['stator', 'stator/edge']) {
    const apart = imports.map(([names, subpath]) => {
      const edge = host === 'stator/edge' && subpath.includes('/actions/') && !subpath.startsWith('schema/')
      return [names, `${edge ? host : 'stator'}/${subpath}`] as const
    })
    const together = imports.map(([names]) => [names, host] as const)
    expect(await sizeOf(together)).toBeLessThanOrEqual((await sizeOf(apart)) * 1.01)
  }
})
