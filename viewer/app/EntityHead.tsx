/** What an entity is: its type, names and properties, and what can be done with it. */
import { useSignal } from '@preact/signals'
import type { EntityAnswer } from '../../src/serve/answers.ts'
import { valueWord } from '../lib/words.ts'
import { yearsOf } from '../lib/years.ts'
import { Icon } from './Icon.tsx'
import { EntityName, TypeDot } from './marks.tsx'
import { useApp } from './state.ts'

export function EntityHead({ entity }: { readonly entity: EntityAnswer }) {
  const { t, ontology, say, use, open, locate, view, change, offline } = useApp()
  const copied = useSignal(false)
  const type = ontology.nodes.find((one) => one.name === entity.type)
  const isDocument = entity.type === ontology.document
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href)
    copied.value = true
    setTimeout(() => (copied.value = false), 1500)
  }
  return (
    <header class="entity-head">
      <p class="kind">
        <TypeDot type={entity.type} />
        {say(type?.label)}
        <span class="kind-tools">
          <button
            type="button"
            class="tool"
            onClick={() => locate.value++}
            aria-label={t.value('showOnGraph')}
            title={t.value('showOnGraph')}
          >
            <Icon name="locate" />
          </button>
          <button type="button" class="tool" onClick={() => void copy()} aria-label={t.value('copyLink')} title={t.value('copyLink')}>
            <Icon name="link" />
            {copied.value && <span role="status">{t.value('copied')}</span>}
          </button>
        </span>
      </p>
      <h2 class="entity-title" lang="zh-CN">
        {entity.name}
      </h2>
      {entity.aliases.length > 0 && (
        <p class="aliases">
          <span>{t.value('aliases')}</span> {entity.aliases.slice(0, 12).join('、')}
        </p>
      )}
      {entity.former.length > 0 && (
        <p class="aliases">
          <span>{t.value('former')}</span> {entity.former.join('、')}
        </p>
      )}
      <Properties entity={entity} />
      <p class="numbers">
        {t.value('links', { n: entity.degree })}
        {!isDocument && ` · ${t.value('documents', { n: entity.documents })}`}
        {!isDocument && <Told id={entity.id} />}
      </p>
      <div class="actions">
        {isDocument && (
          <button type="button" class="button primary" onClick={() => open(documentId(entity, ontology.document), '')}>
            <Icon name="text" />
            {t.value('openDocument')}
          </button>
        )}
        {view.value.page !== 'profile' && (
          <button type="button" class="button" title={t.value('profileOpen')} onClick={() => change({ page: 'profile' })}>
            <Icon name="profile" />
            {t.value('pageProfile')}
          </button>
        )}
        {!offline && (
          <>
            <button type="button" class="button" onClick={() => use('compare')}>
              <Icon name="compare" />
              {t.value('compare')}
            </button>
            <button type="button" class="button" onClick={() => use('path')}>
              <Icon name="path" />
              {t.value('path')}
            </button>
            <button type="button" class="button" onClick={() => use('years')}>
              <Icon name="years" />
              {t.value('twoYears')}
            </button>
          </>
        )}
      </div>
    </header>
  )
}

/** From when to when something is said of it. */
function Told({ id }: { readonly id: string }) {
  const { t, net } = useApp()
  const years = yearsOf(net, id)
  const [from = 0] = years
  const to = years.at(-1) ?? 0
  if (from === 0) return null
  return <> · {from === to ? t.value('toldIn', { year: to }) : t.value('toldOf', { from, to })}</>
}

/** A document's node is called after its document. */
const documentId = (entity: EntityAnswer, type: string): string => entity.id.slice(type.length + 1)

function Properties({ entity }: { readonly entity: EntityAnswer }) {
  const { ontology, say, t } = useApp()
  const ids = ontology.nodes.map((type) => `${type.name}:`)
  // What is known by its id only would tell nobody anything.
  const nameless = (name: string, value: string): boolean => !entity.links[name] && ids.some((id) => value.startsWith(id))
  const declared = ontology.nodes.find((one) => one.name === entity.type)?.properties ?? {}
  const rows = Object.entries(declared).flatMap(([name, property]) => {
    const value = entity.properties[name]
    return value === undefined || value === entity.name || /^[0-9a-f]{64}$/.test(String(value)) || nameless(name, String(value))
      ? []
      : [{ name, label: say(property.label), value }]
  })
  if (rows.length === 0) return null
  return (
    <dl class="properties">
      {rows.map(({ name, label, value }) => {
        const link = entity.links[name]
        return (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              {link ? (
                <EntityName id={link.id} type={link.type} name={link.name} />
              ) : typeof value === 'object' ? (
                value.join('、')
              ) : (
                valueWord(String(value), t.value)
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
