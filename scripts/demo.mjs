// `npm run demo [-- name]`: installs and builds what is missing, then runs examples/<name>.ts as users run it,
// against the built package. Where: an embedded DynamoDB, unless DYNAMODB_ENDPOINT names another or says `aws`.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const at = (...path) => join(root, ...path)

/** Runs npm in the package's folder, quietly unless it fails. */
const npm = (...args) => {
  console.error(`> npm ${args.join(' ')}`)
  const options = { cwd: root, encoding: 'utf8' }
  const { npm_execpath: cli } = process.env
  const { status, stdout, stderr } = cli
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status === 0) return

  console.error(`${stdout}${stderr}`)
  process.exit(status ?? 1)
}

const installMissing = () => {
  const { devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  if (!existsSync(at('node_modules'))) return npm('ci')

  const missing = name => !existsSync(at('node_modules', name, 'package.json'))
  if (Object.keys(devDependencies).some(missing)) npm('install')
}

const buildStale = () => {
  const newest = readdirSync(at('src'), { recursive: true })
    .map(file => statSync(at('src', file)).mtimeMs)
    .reduce((a, b) => Math.max(a, b))
  const built = at('dist', 'errors', 'index.cjs')
  if (!existsSync(built) || statSync(built).mtimeMs < newest) npm('run', 'build')
}

/** Types stripped, and the example's own files in one; packages, `stator` included, are left to Node. */
const compile = async name => {
  const { build } = await import('esbuild')
  const outfile = at('.cache', 'examples', `${name}.mjs`)
  await build({
    entryPoints: [at('examples', `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    // tsconfig.json would resolve `stator` to the source.
    tsconfigRaw: {},
    logLevel: 'error',
  })
  return pathToFileURL(outfile).href
}

const [name = 'kv-store'] = process.argv.slice(2)
installMissing()
buildStale()
const example = await compile(name)

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
const endpoint = process.env.DYNAMODB_ENDPOINT
if (endpoint === 'aws') {
  delete process.env.DYNAMODB_ENDPOINT
  console.error('> on AWS, with the credentials and region the AWS SDK finds')
} else if (endpoint) {
  console.error(`> on ${endpoint}`)
} else {
  const { startDynalite } = await import('./dynalite.mjs')
  const embedded = await startDynalite()
  process.env.DYNAMODB_ENDPOINT = embedded.endpoint
  console.error('> on an embedded DynamoDB (dynalite, in memory)')
}

await import(example)
