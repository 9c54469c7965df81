import { Entity } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { EntitySpy } from 'dynamodb-toolbox/entity/actions/spy'
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { UpdateAttributesCommand } from 'dynamodb-toolbox/entity/actions/updateAttributes'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { Table } from 'dynamodb-toolbox/table'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { TableSpy } from 'dynamodb-toolbox/table/actions/spy'
import { errorOf, fakeClient } from './_fakeClient.js'

const { documentClient, requests } = fakeClient()

export const Scores = new Table({
  documentClient,
  name: 'scores',
  partitionKey: { name: 'player', type: 'string' },
})

export const Score = new Entity({
  name: 'Score',
  table: Scores,
  timestamps: false,
  schema: item({ player: string().key(), points: number().default(0), team: string().optional() }),
})

/** What is tested: it knows nothing of spies. */
class Game {
  async points(player: string): Promise<number> {
    const { Item } = await Score.build(GetItemCommand).key({ player }).options({ consistent: true }).send()
    return Item?.points ?? 0
  }
  async join(player: string, team: string): Promise<void> {
    await Score.build(PutItemCommand)
      .item({ player, team })
      .options({ condition: { attr: 'player', exists: false } })
      .send()
  }
  async score(player: string): Promise<number | undefined> {
    const { Attributes } = await Score.build(UpdateItemCommand)
      .item({ player, points: $add(1) })
      .options({ returnValues: 'ALL_NEW' })
      .send()
    return Attributes?.points
  }
  async leave(player: string): Promise<void> {
    await Score.build(DeleteItemCommand).key({ player }).send()
  }
  async team(team: string): Promise<string[]> {
    const { Items = [] } = await Scores.build(ScanCommand)
      .entities(Score)
      .options({ filters: { Score: { attr: 'team', eq: team } } })
      .send()
    return Items.map(({ player }) => player)
  }
  async history(player: string): Promise<number> {
    const { Count = 0 } = await Scores.build(QueryCommand).query({ partition: player }).entities(Score).send()
    return Count
  }
}

export const main = async (): Promise<unknown> => {
  const game = new Game()
  const spy = Score.build(EntitySpy)
  const tableSpy = Scores.build(TableSpy)

  spy.on(GetItemCommand).resolve({ Item: { player: 'a', points: 7 }, $metadata: {} })
  const seven = await game.points('a')

  spy.on(GetItemCommand).mock(({ player }, options) => {
    const { consistent } = options ?? {}
    if (player === 'none') return undefined
    return { Item: { player, points: consistent ? 1 : 2 }, $metadata: {} }
  })
  const one = await game.points('b')
  const real = await game.points('none')

  spy
    .on(PutItemCommand)
    .resolve({ $metadata: {}, ToolboxItem: { player: 'a', points: 0, entity: 'Score' } })
    .on(DeleteItemCommand)
    .reject('no more')
    .on(UpdateItemCommand)
    .resolve({ $metadata: {}, ToolboxItem: { player: 'c', entity: 'Score' } })
  await game.join('c', 'red')
  const eight = await game.score('c')
  const left = await errorOf(() => game.leave('c'))
  spy.on(DeleteItemCommand).reject(Object.assign(new Error('throttled'), { name: 'ThrottlingException' }))
  const throttled = await errorOf(() => game.leave('c'))

  tableSpy.on(ScanCommand).resolve({ Items: [{ player: 'x' }, { player: 'y' }] })
  tableSpy.on(QueryCommand).mock((entities, query, options) => {
    return {
      Items: [],
      Count: entities.length + Object.keys(query).length + Object.keys(options ?? {}).length,
    }
  })
  const team = await game.team('red')
  const history = await game.history('c')

  const gets = spy.sent(GetItemCommand)
  const key: { player: string } | undefined = gets.args(0)?.[0]
  const scans = tableSpy.sent(ScanCommand)
  const counts = [
    gets.count(),
    spy.sent(PutItemCommand).count(),
    spy.sent(UpdateAttributesCommand).count(),
    scans.count(),
  ]
  const args = {
    get: gets.allArgs(),
    put: spy.sent(PutItemCommand).args(0),
    update: spy.sent(UpdateItemCommand).args(0)?.[1],
    del: spy.sent(DeleteItemCommand).allArgs(),
    scan: scans.args(0)?.[1],
    scanned: scans.args(0)?.[0].map((entity: { entityName: string }) => entity.entityName),
    query: tableSpy.sent(QueryCommand).args(0)?.slice(1),
    none: gets.args(10),
  }

  spy.reset()
  const afterReset = [gets.count(), spy.sent(GetItemCommand).count(), await game.points('a')]
  spy.restore()
  tableSpy.restore()
  await game.points('z')
  return {
    seven,
    one,
    real,
    eight,
    left,
    throttled,
    team,
    history,
    key,
    counts,
    args,
    afterReset,
    last: spy.sent(GetItemCommand).count(),
    requests,
  }
}
