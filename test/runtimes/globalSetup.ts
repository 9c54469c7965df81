import { installRuntimes } from './install.mjs'

export const setup = (): void => {
  const reason = installRuntimes()
  if (reason !== undefined) throw new Error(reason)
}
