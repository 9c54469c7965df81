import { edgePlace, modulesBelow } from './edgeModules.mjs'

// A module costs Node 0.3 to 0.5 ms to load: what nearly every program loads is in a few files. Bundlers drop what is
// not used of them, statement by statement, but for what is imported from another package: commands stay apart.

const commands = modulesBelow(['get', 'put', 'update/index', 'delete'].map(name => `actions/entity/${name}`))
const isBound = module => edgePlace(module) !== module

/** The file of `dist` that a module of `src` goes into, both without extension: what `place` moves goes with its like. */
export const chunkOf = (module, place) => {
  if (/^(errors|internal|schema|table|entity)\//.test(module)) return 'core'
  // What makes a command of the SDK brings it along.
  const isApart = /^actions\/entity\/|\/updateParams$/.test(module)
  if (isApart || !commands.has(module)) return place(module)
  return isBound(module) ? place(module).replace(/[^/]+$/, 'commands') : 'actions/internal/runtime'
}
