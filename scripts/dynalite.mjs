import { once } from 'node:events'
import dynalite from 'dynalite'

/**
 * Starts an embedded DynamoDB: in this process, in memory, on a free loopback port. Keeps no process alive.
 *
 * @returns {Promise<{ endpoint: string, stop: () => Promise<void> }>}
 */
export const startDynalite = async () => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 })
  server.on('connection', socket => socket.unref())
  server.unref()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
