import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, inject, test } from 'vitest'

const tarball = readFileSync(inject('tarball'))

test('publint finds nothing to say', async () => {
  const { messages, pkg } = await publint({
    pack: { tarball: Uint8Array.from(tarball).buffer },
    strict: true,
  })

  expect(messages.map(message => formatMessage(message, pkg, { color: false }))).toStrictEqual([])
})

test('types resolve to what runs, in ESM, CommonJS and bundlers (attw)', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(tarball))
  if (!analysis.types) throw new Error('No types found')

  // Resolution as of Node 10 knows no `exports`; TypeScript 7 dropped it.
  const problems = analysis.problems.filter(
    problem => !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
  )
  expect(problems).toStrictEqual([])
})
