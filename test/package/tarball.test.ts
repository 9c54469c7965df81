import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { actionSubpaths, packageExports, plannedSubpaths } from '../../scripts/entryPoints.mjs'

const installed = join(inject('bareConsumer'), 'node_modules', 'stator')
const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry =>
    join(entry.parentPath, entry.name)
      .slice(installed.length + 1)
      .replaceAll('\\', '/'),
  )

test('package.json exports what the list of entry points says (npm run exports writes it)', () => {
  expect(manifest.exports).toStrictEqual(packageExports())
})

test('each action of src/actions is in the list of entry points', () => {
  expect(plannedSubpaths).toEqual(expect.arrayContaining(actionSubpaths))
})

test('the tarball holds each file that exports names', () => {
  const filesIn = (target: string | object): string[] =>
    typeof target === 'string' ? [target] : Object.values(target).flatMap(filesIn)
  const targets = filesIn(packageExports())

  expect(files).toEqual(expect.arrayContaining(targets.map(target => target.replace('./', ''))))
})

test('the tarball holds the build, the manifest, the readme and the licence, no more', () => {
  const others = files.filter(file => !/^dist\/.*\.(js|cjs|d\.ts|d\.cts)$/.test(file))

  expect(others.sort()).toStrictEqual(['LICENSE', 'README.md', 'package.json'])
})

test('no module in the tarball names an import that only the repository resolves', () => {
  const naming = files
    .filter(file => file.startsWith('dist/'))
    .filter(file =>
      /(from|import|require)[ (]*['"](#aws\/|tslib|stator[/'"])/.test(
        readFileSync(join(installed, file), 'utf8'),
      ),
    )

  expect(naming).toStrictEqual([])
})

test('installing the tarball brings no other package', () => {
  expect(
    readdirSync(join(inject('bareConsumer'), 'node_modules')).filter(name => !name.startsWith('.')),
  ).toEqual(['stator'])
})
