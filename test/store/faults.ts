/**
 * What happens between a load and the server: errors that pass, rights that are missing, disks that are full, lines that break, and
 * servers of a cluster that differ. A proxy before the real server makes each of them happen at a chosen request.
 */
import { expect, onTestFinished, test } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import type { DocumentGraph } from '../../src/model.ts'
import { loadNeo4j } from '../../src/store/load.ts'
import { openNeo4j } from '../../src/store/neo4j.ts'
import { startBoltProxy, type BoltProxy, type BoltRequest, type ProxyRules, type Verdict } from '../support/bolt-proxy.ts'
import { syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { contentOf, storedContent } from './contract.ts'
import { ALONE, expectGraphOf, graphOf, loadDocuments, serverGraph, type LoadingSubject } from './loading.ts'

export function connectionTests(subject: LoadingSubject): void {
  const { ontology, documents, folder, address, run } = subject
  const changed = syntheticDocuments(ontology, 12, 9)
  const rest = documents.slice(12)

  /** Loads through a proxy. */
  const loadThrough = async (rules: ProxyRules, patience?: number): Promise<unknown> => {
    const proxy = await proxied(address.url, rules)
    return loadNeo4j(folder, ontology, { ...address, url: proxy.url, ...(patience !== undefined && { patience }) }, ALONE)
  }

  test.each([
    ['a wrong password', { password: 'wrong' }, /does not let neo4j in\. Set the right password in NEO4J_PASSWORD/],
    ['a database that is not there', { database: 'nowhere' }, /has no database nowhere/],
    ['a port where nothing listens', { url: 'bolt://127.0.0.1:1' }, /cannot be reached at bolt:\/\/127\.0\.0\.1:1/],
    ['a cluster that nobody knows', { url: 'neo4j://127.0.0.1:1' }, /cannot be reached at neo4j:\/\/127\.0\.0\.1:1/],
  ])('%s is said, with exit code 4', async (_, part, message) => {
    const opening = openNeo4j({ ...address, ...part })
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
    await expect(opening).rejects.toThrow(message)
    await expect(loadNeo4j(folder, ontology, { ...address, ...part })).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
  })

  test.each(['http://localhost:7474', 'localhost:7687', 'bolt://user:secret@localhost:7687', 'bolt://'])(
    '%s is no address',
    async (url) => {
      const opening = openNeo4j({ ...address, url })
      await expect(opening).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 })
      await expect(opening).rejects.not.toThrow(/secret/)
    },
  )

  test('a server that is too old is said', async () => {
    const proxy = await proxied(address.url, { rewrite: older })
    const opening = openNeo4j({ ...address, url: proxy.url })
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
    await expect(opening).rejects.toThrow(/runs Neo4j\/4\.\S+; Neo4j 5 or newer is needed/)
  })

  test.each<[string, (request: BoltRequest) => Verdict | undefined]>([
    ['a deadlock', at('RUN', 3, { fail: 'Neo.TransientError.Transaction.DeadlockDetected' })],
    ['one deadlock after the other', at('COMMIT', [1, 2], { fail: 'Neo.TransientError.Transaction.DeadlockDetected' })],
    ['a database that is starting', at('BEGIN', 2, { fail: 'Neo.TransientError.General.DatabaseUnavailable' })],
    ['a line that breaks before the commit', at('COMMIT', 2, 'cut')],
    ['a line that breaks after the commit', at('COMMIT', 3, 'cut after')],
    ['a line that breaks between two statements', at('PULL', 12, 'cut')],
  ])('%s passes: the transaction is run again', async (_, judge) => {
    await writeDocuments(folder, [...changed, ...rest])
    const told: string[] = []
    const judged = (request: BoltRequest): Verdict | undefined => {
      const verdict = judge(request)
      if (verdict !== undefined) told.push(request.kind)
      return verdict
    }
    expect(await loadThrough({ judge: judged })).toMatchObject({ changed: { length: 12 } })
    expect(told.length, 'it did happen').toBeGreaterThan(0)
    await expectGraphOf(subject, [...changed, ...rest])
    await loadDocuments(subject, documents)
    await expectGraphOf(subject, documents)
  })

  /* The codes of a full disk are those that a real server on a full file system gave, one after the other. */
  test.each<[string, Verdict, RegExp]>([
    [
      'a user who may only read',
      { fail: 'Neo.ClientError.Security.Forbidden' },
      /neo4j may not do that in the database neo4j .* take another with --user/,
    ],
    ['a database that may only be read', { fail: 'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase' }, /may only be read.* --database/],
    ['a full disk', { fail: 'Neo.DatabaseError.Transaction.TransactionLogError' }, /its disk is full\. What was loaded before stays/],
    ['a disk that was full', { fail: 'Neo.DatabaseError.Transaction.TransactionStartFailed' }, /a full disk.* start the server again/],
    ['too little memory', { fail: 'Neo.TransientError.General.MemoryPoolOutOfMemoryError' }, /too little memory.*--batch/],
    ['a constraint of someone else', { fail: 'Neo.ClientError.Schema.ConstraintValidationFailed' }, /not ours forbids it.*--database/],
    ['a line that stays broken', 'cut', /cannot be reached at bolt/],
  ])('%s is said in the middle of a load, and what is in stays whole', async (_, verdict, message) => {
    await writeDocuments(folder, [...changed, ...rest])
    const loading = loadThrough({ judge: from('COMMIT', 4, verdict) }, 500)
    await expect(loading).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
    await expect(loading).rejects.toThrow(message)
    const fresh = new Set(changed.map(encodeDocument))
    const stored = (await wholeDocuments(subject)).filter((graph) => fresh.has(encodeDocument(graph))).length
    expect(stored, 'some are new').toBeGreaterThan(0)
    expect(await loadNeo4j(folder, ontology, address)).toMatchObject({ changed: { length: 12 - stored } })
    await expectGraphOf(subject, [...changed, ...rest])
    await loadDocuments(subject, documents)
  })

  test('a statement that the server does not stop is left after its time', async () => {
    const proxy = await proxied(address.url, { judge: ({ bytes }) => (bytes.includes('astray') ? 'hold' : undefined) })
    const store = await openNeo4j({ ...address, url: proxy.url })
    try {
      const exploring = store.explore("RETURN 'xxx' =~ '(x+x+)+y' AS astray", { rows: 1, milliseconds: 300, megabytes: 100 })
      await expect(exploring).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining('longer than 0.3 s') })
      expect((await store.explore('RETURN 1 AS one', { rows: 1, milliseconds: 5000, megabytes: 100 })).rows).toEqual([{ one: 1 }])
    } finally {
      await store.close()
    }
  })

  test('in a cluster reads go to a reader, writes to the writer, and each transaction follows the one before', async () => {
    const servers: string[] = []
    const table: Verdict = {
      get succeed() {
        const [reader = '', writer = ''] = servers
        const roles = [
          { role: 'READ', addresses: [reader] },
          { role: 'WRITE', addresses: [writer] },
          { role: 'ROUTE', addresses: servers },
        ]
        return { rt: { ttl: 300, db: 'neo4j', servers: roles } }
      },
    }
    const judge = ({ kind }: BoltRequest): Verdict | undefined => (kind === 'ROUTE' ? table : undefined)
    const [reader, writer] = [await proxied(address.url, { judge }), await proxied(address.url, { judge })]
    servers.push(...[reader, writer].map(({ url }) => new URL(url).host))
    const cluster = { ...address, url: reader.url.replace('bolt:', 'neo4j:') }
    await writeDocuments(folder, [...changed, ...rest])
    await loadNeo4j(folder, ontology, cluster, ALONE)
    const written = working(writer)
    expect(written.length).toBeGreaterThan(12)
    expect(written.filter(isRead)).toEqual([])
    expect(written.slice(1).filter(({ bytes }) => !bytes.includes('bookmarks'))).toEqual([])
    const store = await openNeo4j(cluster)
    try {
      expect((await store.query('MATCH (x:ReformGraph) RETURN count(*) AS n', {})).length).toBe(1)
      expect(await store.document(changed[0]?.document.id ?? '')).toEqual(changed[0])
      expect((await store.explore('RETURN 1 AS one', { rows: 1, milliseconds: 5000, megabytes: 100 })).rows).toEqual([{ one: 1 }])
    } finally {
      await store.close()
    }
    expect(working(writer).length).toBe(written.length)
    expect(working(reader).filter(isRead).length).toBeGreaterThan(3)
    expect(working(reader).filter((request) => !isRead(request))).toEqual([])
    await loadDocuments(subject, documents)
  })

  test('an index of someone else on the same label is no hindrance', async () => {
    const { name } = ontology.nodes[0] ?? { name: '' }
    await run(`DROP INDEX reform_graph_${name.toLowerCase()}_name`)
    await run(`CREATE INDEX theirs FOR (n:${name}) ON (n.name)`)
    try {
      await loadDocuments(subject, [...changed, ...rest])
      expect(await serverGraph(subject)).toEqual(graphOf(ontology, [...changed, ...rest]))
    } finally {
      await run('DROP INDEX theirs')
    }
    await loadDocuments(subject, documents)
  })
}

/** The documents that the server has; each with just the edges that it makes. */
async function wholeDocuments({ ontology, store }: LoadingSubject): Promise<DocumentGraph[]> {
  const found: DocumentGraph[] = []
  for await (const graph of store().documents()) found.push(graph)
  for (const { name } of ontology.edges)
    expect(await storedContent(store(), ontology, name), name).toEqual(contentOf(ontology, found, name))
  return found
}

/** An answer that names an older server. */
function older(_: BoltRequest, answer: Buffer): Buffer {
  return Buffer.from(answer.toString('latin1').replace('Neo4j/5.', 'Neo4j/4.'), 'latin1')
}

/** A verdict on some requests of a kind, by their number since the first document is being written. */
function at(kind: string, numbers: number | readonly number[], verdict: Verdict): (request: BoltRequest) => Verdict | undefined {
  const wanted = new Set([numbers].flat())
  return whileWriting(kind, (number) => (wanted.has(number) ? verdict : undefined))
}

/** A verdict on all requests of a kind from one on, since the first document is being written. */
function from(kind: string, number: number, verdict: Verdict): (request: BoltRequest) => Verdict | undefined {
  return whileWriting(kind, (one) => (one >= number ? verdict : undefined))
}

/** However many requests it takes to come so far: the first document begins with the lock that names it. */
function whileWriting(kind: string, judge: (number: number) => Verdict | undefined): (request: BoltRequest) => Verdict | undefined {
  let number: number | undefined
  return (request) => {
    if (request.kind === 'RUN' && request.bytes.includes('SET l.documents')) number ??= 0
    return number === undefined || request.kind !== kind ? undefined : judge(number++)
  }
}

/** The requests that begin a transaction, with what they say of it. */
function working({ requests }: BoltProxy): BoltRequest[] {
  return requests.filter((request) => request.kind === 'BEGIN' || (request.kind === 'RUN' && isRead(request)))
}

/** Whether a transaction was begun with read access: `mode` is `r`, as Bolt packs it. */
function isRead({ bytes }: BoltRequest): boolean {
  return bytes.includes(Buffer.from('\u0084mode\u0081r', 'latin1'))
}

async function proxied(url: string, rules: ProxyRules): Promise<BoltProxy> {
  const proxy = await startBoltProxy(url, rules)
  onTestFinished(() => proxy.stop())
  return proxy
}
