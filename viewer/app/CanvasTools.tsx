/** Buttons beside the picture: nearer, further, all of it; and back to the overview of groups where there is one. */
import { GROUPED_FROM } from '../lib/groups.ts'
import type { Word } from '../lib/words.ts'
import { fitAll, zoom } from './camera.ts'
import { Icon, type IconName } from './Icon.tsx'
import type { Renderer } from './picture.ts'
import { useApp } from './state.ts'

export function CanvasTools({ renderer }: { readonly renderer: Renderer | undefined }) {
  const { t, view, passing, exploring, change } = useApp()
  const groups = view.value.whole && exploring.trail.value.start.kind === 'all' && passing.value.nodeCount > GROUPED_FROM
  return (
    <>
      {groups && (
        <button type="button" class="button canvas-groups" onClick={() => change({ whole: false })}>
          {t.value('showGroups')}
        </button>
      )}
      <div class="canvas-tools">
        <Tool icon="plus" word="zoomIn" onClick={() => renderer && zoom(renderer, 'in')} />
        <Tool icon="minus" word="zoomOut" onClick={() => renderer && zoom(renderer, 'out')} />
        <Tool icon="fit" word="fit" onClick={() => renderer && fitAll(renderer)} />
      </div>
    </>
  )
}

function Tool({ icon, word, onClick }: { readonly icon: IconName; readonly word: Word; readonly onClick: () => void }) {
  const { t } = useApp()
  return (
    <button type="button" class="tool" onClick={onClick} aria-label={t.value(word)} title={t.value(word)}>
      <Icon name={icon} />
    </button>
  )
}
