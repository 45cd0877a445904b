/** What stands beside the picture: the overview, an entity, what is said of two, a comparison, a path. */
import { Icon } from './Icon.tsx'
import { ComparePanel } from './ComparePanel.tsx'
import { EntityPanel } from './EntityPanel.tsx'
import { EntityPicker } from './EntityPicker.tsx'
import { Overview } from './Overview.tsx'
import { PairPanel } from './PairPanel.tsx'
import { PathPanel } from './PathPanel.tsx'
import { useApp } from './state.ts'
import { isUnknown, Unknown } from './Unknown.tsx'
import { YearsPanel } from './YearsPanel.tsx'

export function Detail() {
  const { t, view, change } = useApp()
  const { node, other, tool, page } = view.value
  // A profile tells of its entity by itself.
  const alone = page === 'profile' && other === '' && tool === ''
  return (
    <aside class="detail" id="detail" tabIndex={-1} aria-label={t.value('detail')}>
      {(node !== '' || tool === 'years') && (
        <div class="detail-bar">
          {tool === '' && other === '' ? (
            <span />
          ) : (
            <button type="button" class="text-button" onClick={() => change({ other: '', tool: '' })}>
              <Icon name="back" />
              {t.value('back')}
            </button>
          )}
          <button type="button" class="tool" onClick={() => change({ node: '', other: '', tool: '' })} aria-label={t.value('close')}>
            <Icon name="close" />
          </button>
        </div>
      )}
      <div class="detail-body">{alone ? undefined : <Body key={`${node} ${other} ${tool}`} />}</div>
    </aside>
  )
}

function Body() {
  const state = useApp()
  const { node, other, tool } = state.view.value
  const unknown = [node, other].find((id) => isUnknown(state, id))
  if (unknown !== undefined) return <Unknown id={unknown} />
  if (tool === 'years') return <YearsPanel node={node} />
  if (node === '') return <Overview />
  if (tool !== '' && other === '') return <ChooseOther />
  if (tool === 'compare') return <ComparePanel a={node} b={other} />
  if (tool === 'path') return <PathPanel from={node} to={other} />
  return other === '' ? <EntityPanel id={node} /> : <PairPanel a={node} b={other} />
}

function ChooseOther() {
  const { t, view, net, change } = useApp()
  const at = net.indexOf.get(view.value.node) ?? -1
  return (
    <section>
      <h2 class="panel-title">{t.value(view.value.tool === 'compare' ? 'compareWith' : 'pathTo')}</h2>
      <p class="lead">{net.columns.nodes.name[at]}</p>
      <EntityPicker
        label={t.value('chooseOther')}
        placeholder={t.value('searchShort')}
        focus
        types={view.value.tool === 'compare' ? typeOf(net.columns.types[net.columns.nodes.type[at] ?? -1]) : []}
        onPick={(id) => change({ other: id })}
      />
    </section>
  )
}

/** Like is compared with like. */
const typeOf = (type: string | undefined): readonly string[] => (type === undefined ? [] : [type])
