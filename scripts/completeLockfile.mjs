// Adds to package-lock.json the packages that npm left out because the registry in use does not serve them:
// binaries for other platforms. `npm ci` refuses a lockfile without them. Run after `npm install` when needed.
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.argv[2] ?? 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))
const { packages } = lock
const before = Object.keys(packages).length

const systems = /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|win32)-(\w+)(?:-(gnu|musl|msvc))?/
const libcs = { gnu: 'glibc', musl: 'musl' }

/** What a name like `@rollup/rollup-linux-x64-musl` says of where the package is to be installed. */
const platform = name => {
  const [, os, cpu, abi] = systems.exec(name) ?? []
  const libc = os === 'linux' ? libcs[abi] : undefined
  return { ...(os && { os: [os], cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}

for (const { optionalDependencies = {}, dev } of Object.values(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    packages[`node_modules/${name}`] ??= { version, ...(dev && { dev }), optional: true, ...platform(name) }
  }
}

const [root, ...rest] = Object.entries(packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${Object.keys(lock.packages).length - before} packages of other platforms added to ${file}`)
