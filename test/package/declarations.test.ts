import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { compile, makeProject, programNames } from '../migration/consumer.js'

// What a compiler knows of the package is its declarations alone, and what `exports` lets it see of them. Where users
// write declarations of their own (`declaration`, `composite`), all that was inferred needs a name that can be imported.

test.each([
  ['bundler', 'ESNext'],
  ['nodenext', 'NodeNext'],
])(
  'programs that were moved to stator compile against the tarball, and so do their declarations: %s',
  {
    timeout: 120_000,
  },
  async (moduleResolution, module) => {
    const project = fileURLToPath(
      new URL(`../../.cache/migration/tarball-${moduleResolution}/`, import.meta.url),
    )
    makeProject(
      project,
      { folder: join(inject('bareConsumer'), 'node_modules', 'stator') },
      { module, moduleResolution },
    )

    expect(programNames.length).toBeGreaterThan(9)
    expect(await compile(project)).toStrictEqual({})
  },
)

test('what each action, the edge and the functional layer make can be declared, with deep imports alone', {
  timeout: 120_000,
}, async () => {
  const project = join(inject('awsConsumer'), 'declared')
  cpSync(fileURLToPath(new URL('declared/', import.meta.url)), join(project, 'src'), { recursive: true })
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        module: 'NodeNext',
        strict: true,
        declaration: true,
        emitDeclarationOnly: true,
        skipLibCheck: true,
        types: ['node'],
        rootDir: 'src',
        outDir: 'out',
      },
      include: ['src'],
    }),
  )

  expect(await compile(project)).toStrictEqual({})
  expect(readdirSync(join(project, 'out')).sort()).toStrictEqual([
    'deepImports.d.ts',
    'edgeAndFunctional.d.ts',
  ])
})
