import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runtimeRows } from '../budget.mjs'
import { BENCH, reference } from '../lib/contender.mjs'
import { printBudget, printTable, show } from '../lib/report.mjs'
import { assertSame, assertSameMeaning } from './compare.mjs'
import { compileOther, compileToolkit, load, tasks } from './tasks.mjs'

const log = line => process.stderr.write(`bench: ${line}\n`)
const median = numbers => [...numbers].sort((left, right) => left - right)[numbers.length >> 1]
const node = (args, options = {}) =>
  Number(execFileSync(process.execPath, args, { encoding: 'utf8', ...options }))

const HAND = 'hand-written'

/** @returns contenders by name, each with the module of a task's file, if it has one */
const contenders = async stator => {
  const toolkits = { [reference.name]: await compileToolkit(reference), stator: await compileToolkit(stator) }
  const others = {
    [HAND]: await compileOther('hand'),
    electrodb: await compileOther('electrodb'),
    'raw client': await compileOther('raw'),
  }
  const all = {}
  for (const [name, module] of Object.entries(others)) {
    const { contender } = await import(module)
    all[name] = Object.fromEntries(Object.keys(contender).map(file => [file, module]))
  }
  return { ...all, ...toolkits }
}

/** Each input of a task: they differ by the low bits of the call's number. */
const CALLS = 16

/** @returns {Promise<Map<string, string>>} what stator does otherwise than the others, by task: not to be timed */
const compareOutputs = async all => {
  const faults = new Map()
  for (const { id, file, baseline = id, order, against = reference.name } of tasks) {
    if (order !== undefined || file === 'declare') continue // a declaration is compared by what its entity does

    const runs = {}
    for (const [name, modules] of Object.entries(all)) {
      if (name !== 'stator' && modules[file] !== undefined) runs[name] = await load(modules[file], file)
    }
    const byHand = all[HAND][baseline] && (await load(all[HAND][baseline], baseline))
    for (let call = 0; call < CALLS; call++) {
      const outputs = {}
      for (const [name, run] of Object.entries(runs)) outputs[name] = await run(call)
      const expected = byHand ? await byHand(call) : outputs[against]
      for (const [name, output] of Object.entries(outputs)) assertSameMeaning(name, id, output, expected)
      if (all.stator[file] === undefined || faults.has(file)) continue

      try {
        const ours = await (await load(all.stator[file], file))(call)
        assertSameMeaning('stator', id, ours, expected)
        if (outputs[reference.name] !== undefined) assertSame(id, ours, outputs[reference.name])
      } catch (error) {
        faults.set(file, `${error.message}\n`)
      }
      if (Array.isArray(expected)) break // a page is the same at each call
    }
  }
  return faults
}

const KV_MODULES = readFileSync(join(BENCH, 'fixtures/kv.ts'), 'utf8')
  .match(/'stator\/[^']*'/g)
  .map(name => name.slice(1, -1))
  .concat(['put', 'get', 'update', 'delete'].map(name => `stator/entity/actions/${name}`))

/** The script sits where the contender's own name resolves. */
const importScript = (contender, name) => {
  const folder = join(contender.home, '.cache/bench-runtime')
  mkdirSync(folder, { recursive: true })
  const script = join(folder, name)
  copyFileSync(join(BENCH, 'runtime', name), script)
  return script
}

const importCosts = (contender, rounds) => {
  if (contender.source) return {}
  const cost = (script, modules) => {
    try {
      const args = [
        importScript(contender, script),
        ...modules.map(name => name.replace('stator', contender.package)),
      ]
      return median(Array.from({ length: rounds }, () => node(args, { stdio: 'pipe' })))
    } catch (error) {
      if (/MODULE_NOT_FOUND|ERR_PACKAGE_PATH_NOT_EXPORTED/.test(error.stderr)) return undefined
      throw error
    }
  }
  return {
    import: cost('importCost.mjs', KV_MODULES),
    require: cost('requireCost.cjs', KV_MODULES),
    importRoot: cost('importCost.mjs', ['stator']),
    requireRoot: cost('requireCost.cjs', ['stator']),
  }
}

const duration = ns => {
  if (ns === undefined) return '–'
  if (ns < 1000) return `${ns.toFixed(ns < 100 ? 1 : 0)} ns`
  return ns < 1e6 ? `${(ns / 1000).toFixed(2)} µs` : `${(ns / 1e6).toFixed(2)} ms`
}

/**
 * Compares outputs, then times all contenders: interleaved rounds, one process for each task of each contender, the
 * median of the rounds.
 *
 * @returns {Promise<{ over: string[], broken: string[] }>} rows of stator over their floor; tasks it does otherwise
 */
export const reportRuntime = async (stator, { rounds = 5, only, warmUp = 800, window = 250 } = {}) => {
  log('compiling and comparing outputs')
  const all = await contenders(stator)
  const faults = await compareOutputs(all)
  for (const [file, fault] of faults)
    console.log(`\nstator does not do '${file}' as the others: not timed\n${fault}`)

  const wanted = tasks.filter(({ id }) => only === undefined || only.includes(id))
  const chosen = tasks.filter(task =>
    wanted.some(({ id, baseline }) => task.id === id || task.id === baseline),
  )
  const samples = {}
  for (let round = 1; round <= rounds; round++) {
    for (const { id, file, order = 'schema' } of chosen) {
      log(`round ${round} of ${rounds}: ${id}`)
      for (const [name, modules] of Object.entries(all)) {
        if (modules[file] === undefined || (name === 'stator' && faults.has(file))) continue
        const args = [join(BENCH, 'runtime/worker.mjs'), modules[file], file, `${warmUp}`, `${window}`]
        const ns = node(args, { env: { ...process.env, BENCH_ORDER: order } })
        samples[id] ??= {}
        samples[id][name] ??= []
        samples[id][name].push(ns)
      }
    }
  }

  const ns = (id, name) => samples[id]?.[name] && median(samples[id][name])
  console.log('\nRuntime: CPU time of one call\n')
  const names = Object.keys(all)
  printTable(
    ['task', ...names],
    chosen.map(({ id }) => [id, ...names.map(name => duration(ns(id, name)))]),
  )

  const imports = {}
  const withImport = only === undefined || only.includes('import')
  if (withImport) {
    log('import cost')
    for (const contender of [reference, stator])
      imports[contender.name] = importCosts(contender, 2 * rounds + 1)
    console.log('\nImport, unbundled, above importing lib-dynamodb\n')
    printTable(
      ['what', ...Object.keys(imports)],
      [
        ['import KV from subpaths', 'import'],
        ['require KV from subpaths', 'require'],
        ['import the root', 'importRoot'],
        ['require the root', 'requireRoot'],
      ].map(([label, id]) => [label, ...Object.values(imports).map(cost => show('ms', cost[id]))]),
    )
  }

  const figures = name => {
    const found = { import: imports[name]?.import, require: imports[name]?.require }
    for (const { id, file, baseline = id, against } of chosen) {
      if (name === 'stator' && faults.has(file)) found[id] = Number.NaN
      const own = ns(id, name)
      const hand = against ? ns(id, against) : ns(baseline, HAND)
      if (own === undefined) continue
      const inUnits = runtimeRows.some(row => row.id === id && row.unit === 'us')
      if (inUnits) found[id] = own / 1000
      else if (hand !== undefined) found[id] = own / hand
    }
    return found
  }
  console.log('\nRuntime: CPU time against hand-written code\n')
  const shown = runtimeRows.filter(
    ({ id }) => (withImport && (id === 'import' || id === 'require')) || chosen.some(task => task.id === id),
  )
  const over = printBudget(
    shown,
    figures('stator'),
    Object.fromEntries(
      names.filter(name => name !== 'stator' && name !== HAND).map(name => [name, figures(name)]),
    ),
  )
  return { over, broken: [...faults.keys()] }
}
