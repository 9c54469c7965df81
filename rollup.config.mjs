import { existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import typescript from '@rollup/plugin-typescript'
import { chunkOf } from './scripts/chunks.mjs'
import { declarations } from './scripts/declarations.mjs'
import { edgePlace } from './scripts/edgeModules.mjs'
import { entryPoints } from './scripts/entryPoints.mjs'

const src = fileURLToPath(new URL('src/', import.meta.url))
const { peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** Resolves `#aws/put` to the module of that name in `src/transport/<transport>`. */
const awsFrom = transport => ({
  name: 'aws',
  resolveId: id => (id.startsWith('#aws/') ? `${src}transport/${transport}/${id.slice(5)}.ts` : null),
})

/** Drops what is in `dist` already, and fails where it is not the same. */
const onlyCopies = {
  name: 'only-copies',
  generateBundle: {
    order: 'post',
    handler: (_options, bundle) => {
      for (const [file, output] of Object.entries(bundle)) {
        if (/^(edge|transport\/edge)\//.test(file)) continue

        const emitted = new URL(`dist/${file}`, import.meta.url)
        if (existsSync(emitted) && readFileSync(emitted, 'utf8') !== (output.code ?? output.source)) {
          throw new Error(`${file} depends on the transport, but not on what tells them apart`)
        }
        delete bundle[file]
      }
    },
  },
}

/**
 * The entry points as ES modules and as CommonJS, each with declarations. `dist` mirrors `src`, but for what `place`
 * places elsewhere, and for modules that go together. Actions send through `transport`.
 */
const emission = ({ transport, place, sdk, plugins = [] }) => ({
  input: Object.fromEntries(entryPoints.map(({ source }) => [source, `${src}${source}.ts`])),
  external: Object.keys(peerDependencies),
  plugins: [
    awsFrom(transport),
    typescript({ tsconfig: './tsconfig.build.json', noEmitOnError: true }),
    declarations({ transport, place, sdk }),
    ...plugins,
  ],
  output: [
    { format: 'es', extension: 'js' },
    { format: 'cjs', extension: 'cjs' },
  ].map(({ format, extension }) => ({
    format,
    dir: 'dist',
    entryFileNames: ({ name }) => `${place(name)}.${extension}`,
    chunkFileNames: `[name].${extension}`,
    manualChunks: id => chunkOf(id.slice(src.length, -3), place),
    // Chunks of both emissions are the same, down to the names they export.
    minifyInternalExports: false,
    // A module imports what it uses: hoisted imports are resolved once more by Node, and a warning of esbuild.
    hoistTransitiveImports: false,
    generatedCode: { preset: 'es2015', symbols: false },
    exports: 'named',
  })),
  onwarn: warning => {
    // An entry point may hold types alone.
    if (warning.code !== 'EMPTY_BUNDLE') throw new Error(warning.message)
  },
})

rmSync(new URL('dist/', import.meta.url), { recursive: true, force: true })

export default [
  emission({ transport: 'aws', place: module => module }),
  // Once more without the SDK: only what would need it. The rest is the same for both, its symbols and caches too.
  emission({
    transport: 'edge',
    place: edgePlace,
    sdk: 'transport/edge/shapes',
    plugins: [onlyCopies],
  }),
]
