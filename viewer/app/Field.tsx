/** One argument of a question: an entity is searched for, a stage chosen, yes or no ticked, everything else written. */
import type { Question } from '../../src/model.ts'
import { useId } from 'preact/hooks'
import { valuesOf } from '../lib/answers.ts'
import { EntityPicker } from './EntityPicker.tsx'
import { useApp } from './state.ts'

interface FieldProps {
  readonly parameter: Question['parameters'][number]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Arguments that mean “any” while they are as usual. */
const OPEN_ENDS = new Set(['from', 'to'])

export function Field({ parameter, value, onChange }: FieldProps) {
  const { ontology, say, t, net } = useApp()
  const list = useId()
  const known = valuesOf(net, ontology, parameter)
  const types = parameter.type.split('|').filter((name) => ontology.nodes.some((type) => type.name === name))
  const label = say(parameter.label)
  if (types.length > 0) return <EntityField label={label} types={types} value={value} onChange={onChange} />
  if (parameter.type === 'boolean')
    return (
      <label class="field-tick">
        <input
          type="checkbox"
          checked={value === '' ? parameter.default === true : value === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
        <span>{label}</span>
      </label>
    )
  if (parameter.name === 'stage') return <StageField label={label} value={value} onChange={onChange} />
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        maxLength={200}
        inputMode={parameter.type === 'integer' ? 'numeric' : 'text'}
        value={value}
        placeholder={OPEN_ENDS.has(parameter.name) ? t.value('yearAny') : String(parameter.default ?? '')}
        list={known.length > 0 ? list : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  )
}

interface EntityFieldProps {
  readonly label: string
  readonly types: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function EntityField({ label, types, value, onChange }: EntityFieldProps) {
  const { net } = useApp()
  return (
    <div class="field field-entity">
      <span>{label}</span>
      {value === '' ? (
        <EntityPicker label={label} placeholder={label} types={types} onPick={(id) => onChange(id)} />
      ) : (
        <button type="button" class="chosen" onClick={() => onChange('')}>
          {net.columns.nodes.name[net.indexOf.get(value) ?? -1] ?? value} <span aria-hidden="true">×</span>
        </button>
      )}
    </div>
  )
}

function StageField({ label, value, onChange }: Omit<EntityFieldProps, 'types'>) {
  const { t, ontology, say } = useApp()
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t.value('anyStage')}</option>
        {ontology.stages.map((stage) => (
          <option key={stage.name} value={stage.name}>
            {say(stage.label)}
          </option>
        ))}
      </select>
    </label>
  )
}
