import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { StatorError } from 'stator/errors'
import { BatchUnprocessedError, type InferModelFromSchema, Table } from 'stator/functional'
import { connect, withTable } from './connection.js'

// A blog in one table with two global indexes: `byTime` has what is published, `byOther` turns relations around.
const schema = {
  indexes: {
    primary: { hash: 'PK', sort: 'SK' },
    byTime: { hash: 'GSI1PK', sort: 'GSI1SK' },
    byOther: { hash: 'GSI2PK', sort: 'GSI2SK' },
  },
  models: {
    User: {
      key: {
        PK: { type: String, value: 'USER#${username}' },
        SK: { type: String, value: 'USER#${username}' },
      },
      attributes: {
        username: { type: String, required: true },
        email: {
          type: String,
          required: true,
          // Or `z.email()` of zod, or any other Standard Schema.
          validate: (email: string) => /^\S+@\S+$/.test(email) || 'is no e-mail address',
        },
        name: { type: String },
        followers: { type: Number, default: 0 },
        posts: { type: Number, default: 0 },
      },
    },
    Post: {
      key: {
        PK: { type: String, value: 'USER#${author}' },
        SK: { type: String, value: 'POST#${postId}' },
      },
      // Drafts have no `publishedAt`, and are in no timeline.
      index: {
        GSI1PK: { type: String, value: 'POSTS' },
        GSI1SK: { type: String, value: '${publishedAt}#${postId}' },
      },
      attributes: {
        author: { type: String, required: true },
        postId: { type: String, generate: 'ulid' },
        title: { type: String, required: true },
        content: { type: String, required: true },
        tags: { type: Array, items: { type: String }, default: [] },
        publishedAt: { type: Date },
        likes: { type: Number, default: 0 },
        comments: { type: Number, default: 0 },
      },
    },
    Comment: {
      key: {
        PK: { type: String, value: 'POST#${postId}' },
        SK: { type: String, value: 'COMMENT#${commentId}' },
      },
      index: {
        GSI2PK: { type: String, value: 'COMMENTS#${writer}' },
        GSI2SK: { type: String, value: '${commentId}' },
      },
      attributes: {
        postId: { type: String, required: true },
        commentId: { type: String, generate: 'ulid' },
        writer: { type: String, required: true },
        text: { type: String, required: true },
      },
    },
    Like: {
      key: {
        PK: { type: String, value: 'POST#${postId}' },
        SK: { type: String, value: 'LIKE#${username}' },
      },
      index: {
        GSI2PK: { type: String, value: 'LIKES#${username}' },
        GSI2SK: { type: String, value: '${postId}' },
      },
      attributes: { postId: { type: String, required: true }, username: { type: String, required: true } },
    },
    Follower: {
      key: {
        PK: { type: String, value: 'USER#${username}' },
        SK: { type: String, value: 'FOLLOWER#${follower}' },
      },
      index: {
        GSI2PK: { type: String, value: 'FOLLOWS#${follower}' },
        GSI2SK: { type: String, value: '${username}' },
      },
      attributes: { username: { type: String, required: true }, follower: { type: String, required: true } },
    },
  },
  params: { timestamps: true, cleanInternalKeys: true },
} as const

type Post = InferModelFromSchema<typeof schema, 'Post'>

const client = connect()
const name = `blog-${randomUUID()}`
const table = new Table({ name, client, schema })
const { User, Post, Comment, Like, Follower } = table.entities

/** A post, the counter of its author and nothing else: all of it, or none. */
const publish = async (author: string, title: string, publishedAt?: Date): Promise<Post> => {
  const post = Post.put({ author, title, content: `${title} …`, ...(publishedAt && { publishedAt }) })
  await table
    .transactWrite()
    .addPut(post)
    .addUpdate(User.update({ username: author }).add('posts', 1))
    .execute()
  // The builder made one item, with one id: what it says is what was written.
  const { postId } = post.dbParams().Item as { postId: string }
  const written = await Post.get({ author, postId }).consistentRead().execute()
  if (!written) throw new Error('The post was not written')
  return written
}

/** A like counts once: the second one of a user cancels the transaction. */
const like = async (username: string, { author, postId }: Post): Promise<boolean> => {
  try {
    await table
      .transactWrite()
      .addPut(Like.put({ postId, username }).ifNotExists())
      .addUpdate(Post.update({ author, postId }).add('likes', 1))
      .execute()
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionCanceledException') return false
    throw error
  }
}

const comment = async (writer: string, { author, postId }: Post, text: string): Promise<void> => {
  await table
    .transactWrite()
    .addPut(Comment.put({ postId, writer, text }))
    .addUpdate(Post.update({ author, postId }).add('comments', 1))
    .execute()
}

const follow = async (follower: string, username: string): Promise<void> => {
  await table
    .transactWrite()
    .addPut(Follower.put({ username, follower }).ifNotExists())
    .addUpdate(User.update({ username }).add('followers', 1))
    .addConditionCheck(
      User.conditionCheck({ username: follower }).where((attr, op) => op.exists(attr.username)),
    )
    .execute()
}

// A query is a value: each of these goes on from it, and none changes it.
const timeline = Post.query().useIndex('byTime').scanIndexForward(false)
const titlesOf = (posts: readonly Post[]): string[] => posts.map(post => post.title)

const show = (title: string, value: unknown): void => {
  console.log(`\n${title}\n${inspect(value, { depth: 6, sorted: true, breakLength: 100 })}`)
}

const main = async (): Promise<void> => {
  await User.batchWrite([
    { username: 'ada', email: 'ada@example.com', name: 'Ada' },
    { username: 'bob', email: 'bob@example.com' },
    { username: 'cleo', email: 'cleo@example.com' },
  ]).execute()

  try {
    await User.put({ username: 'ada', email: 'other@example.com' }).ifNotExists().execute()
  } catch (error) {
    show('A second ada', error instanceof Error && error.name)
  }
  try {
    User.put({ username: 'dan', email: 'nowhere' })
  } catch (error) {
    show('An e-mail that is none', StatorError.match(error) && { path: error.path, message: error.message })
  }

  await follow('bob', 'ada')
  await follow('cleo', 'ada')
  await follow('ada', 'bob')

  const draft = await publish('bob', 'Not yet')
  for (const [day, author] of ['ada', 'bob', 'ada', 'cleo', 'ada'].entries()) {
    await publish(author, `Day ${day + 1} of ${author}`, new Date(Date.UTC(2031, 1, day + 1)))
  }

  const first = await timeline.limit(2).executeWithPagination()
  show('The timeline, newest first: page 1', titlesOf(first.items))
  const second = await timeline.limit(2).startFrom(first.lastEvaluatedKey).executeWithPagination()
  show('… page 2', titlesOf(second.items))
  const all: Post[] = []
  for await (const post of timeline.limit(2).iterate()) all.push(post)
  show('… all of it, two by two', titlesOf(all))
  show(
    '… of two days',
    titlesOf(await timeline.where((attr, op) => op.gte(attr.publishedAt, new Date('2031-02-04'))).execute()),
  )

  await Post.update(draft).set('publishedAt', new Date('2031-02-06')).execute()
  show('The draft is published, and in the timeline', titlesOf(await timeline.limit(1).execute()))
  await Post.update(draft).remove('publishedAt').execute()
  show('… and withdrawn', titlesOf(await timeline.limit(1).execute()))

  const ofAda = Post.query().where((attr, op) => op.eq(attr.author, 'ada'))
  const [latest] = await ofAda.scanIndexForward(false).execute()
  if (!latest) throw new Error('ada has no post')
  show('Three likes, one of them twice', [
    await like('bob', latest),
    await like('cleo', latest),
    await like('bob', latest),
  ])
  await comment('bob', latest, 'First!')
  await comment('cleo', latest, 'Second.')
  show(
    'Posts of ada that were liked',
    (await ofAda.filter((attr, op) => op.gt(attr.likes, 0)).execute()).map(
      ({ title, likes, comments, publishedAt }) => ({ title, likes, comments, publishedAt }),
    ),
  )
  const comments = await Comment.query()
    .where((attr, op) => op.eq(attr.postId, latest.postId))
    .execute()
  show(
    'Its comments',
    comments.map(({ writer, text }) => `${writer}: ${text}`),
  )

  const followed = await Follower.query()
    .useIndex('byOther')
    .where((attr, op) => op.eq(attr.follower, 'ada'))
    .execute()
  show(
    'Whom ada follows',
    followed.map(({ username }) => username),
  )
  const users = await User.batchGet([{ username: 'ada' }, { username: 'nobody' }, { username: 'bob' }])
    .select(['username', 'followers', 'posts'])
    .executeAligned()
  show('Users, each in its place', users)
}

withTable(client, name, User.entity.table, main).catch((error: unknown) => {
  if (error instanceof BatchUnprocessedError) console.error('Try again later:', error.unprocessed)
  else console.error(error)
  process.exitCode = 1
})
