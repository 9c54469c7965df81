import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { BENCH, bundle, NotBuilt } from '../lib/contender.mjs'

/**
 * What is timed: the module that does it (toolkits: under fixtures/cases; others: a member of their module), and the
 * order of attributes in stored items. `baseline` names the hand-written task it is compared with, if not its own;
 * `against` names who it is compared with instead.
 */
export const tasks = [
  { id: 'put', file: 'put' },
  { id: 'update', file: 'update' },
  { id: 'get', file: 'get' },
  { id: 'query', file: 'query' },
  { id: 'page', file: 'page' },
  { id: 'pageOfThree', file: 'pageOfThree' },
  { id: 'format', file: 'format' },
  { id: 'formatShuffled', file: 'format', order: 'shuffled' },
  { id: 'formatRandom', file: 'format', order: 'random' },
  { id: 'formatSchema', file: 'formatSchema', baseline: 'format' },
  { id: 'formatSchemaShuffled', file: 'formatSchema', order: 'shuffled', baseline: 'formatShuffled' },
  { id: 'formatSchemaRandom', file: 'formatSchema', order: 'random', baseline: 'formatRandom' },
  { id: 'pageByGet', file: 'pageByGet' },
  { id: 'wire', file: 'wire', against: 'raw client' },
  { id: 'formatRenamed', file: 'formatRenamed', baseline: 'format' },
  { id: 'parse', file: 'parse' },
  { id: 'condition', file: 'condition' },
  { id: 'paths', file: 'paths' },
  { id: 'declare', file: 'declare' },
  { id: 'firstUse', file: 'firstUse' },
  { id: 'functionalPut', file: 'functionalPut', baseline: 'put' },
  { id: 'functionalPage', file: 'functionalPage', baseline: 'page' },
]

const compile = (contender, source, target) =>
  bundle(esbuild, contender, {
    entryPoints: [source],
    outfile: target,
    write: true,
    standInExternal: true,
  })

/**
 * Compiles the tasks of a toolkit with the API of stator.
 *
 * @returns {Promise<Record<string, string | undefined>>} module by task file; `undefined` where not built
 */
export const compileToolkit = async contender => {
  const folder = join(contender.home, '.cache/bench-runtime', contender.name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const modules = {}
  for (const file of new Set(tasks.map(task => task.file))) {
    const target = join(folder, `${file}.mjs`)
    try {
      await compile(contender, join(BENCH, `fixtures/cases/${file}.ts`), target)
      modules[file] = target
    } catch (error) {
      if (!(error instanceof NotBuilt)) throw error
    }
  }
  return modules
}

/** Compiles one of the contenders that are written for the bench. @returns its module */
export const compileOther = async name => {
  const target = join(BENCH, '.cache/bench-runtime', `${name}.mjs`)
  await compile({ home: BENCH }, join(BENCH, `runtime/contenders/${name}.ts`), target)
  return target
}

/** The task as a function, or `undefined` where this contender has none. */
export const load = async (module, file) => {
  const loaded = await import(module)
  return loaded.run ?? loaded.contender[file]
}
