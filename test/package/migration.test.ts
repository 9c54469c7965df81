import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { compile, makeProject, programNames } from '../migration/consumer.js'

// What a compiler knows of the package is its declarations alone, and what `exports` lets it see of them.

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
