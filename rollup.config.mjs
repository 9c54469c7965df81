import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import typescript from '@rollup/plugin-typescript'
import { declarations } from './scripts/declarations.mjs'
import { entryPoints } from './scripts/entryPoints.mjs'

const src = fileURLToPath(new URL('src/', import.meta.url))
const { peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** Resolves `#aws/put` to the module of that name in `src/transport/<transport>`. */
const awsFrom = transport => ({
  name: 'aws',
  resolveId: id => (id.startsWith('#aws/') ? `${src}transport/${transport}/${id.slice(5)}.ts` : null),
})

/**
 * The entry points as ES modules and as CommonJS, each with declarations. `dist` mirrors `src`, but for the
 * actions: they send through `transport` and are placed in `dist/<folder>`, so that they can be emitted again
 * for another transport. What they share with the rest is then emitted again too, to the same files.
 */
const emission = ({ transport, folder }) => ({
  input: Object.fromEntries(entryPoints.map(({ source }) => [source, `${src}${source}.ts`])),
  external: Object.keys(peerDependencies),
  plugins: [
    awsFrom(transport),
    typescript({ tsconfig: './tsconfig.build.json', noEmitOnError: true }),
    declarations({ transport, folder }),
  ],
  output: [
    { format: 'es', extension: 'js' },
    { format: 'cjs', extension: 'cjs' },
  ].map(({ format, extension }) => ({
    format,
    dir: 'dist',
    entryFileNames: ({ name }) => `${name.replace(/^actions\//, `${folder}/`)}.${extension}`,
    preserveModules: true,
    preserveModulesRoot: 'src',
    generatedCode: { preset: 'es2015', symbols: false },
    exports: 'named',
  })),
  onwarn: warning => {
    // An entry point may hold types alone.
    if (warning.code !== 'EMPTY_BUNDLE') throw new Error(warning.message)
  },
})

rmSync(new URL('dist/', import.meta.url), { recursive: true, force: true })

export default [emission({ transport: 'aws', folder: 'actions' })]
