/** One of a few, with its label before it. */
interface ChoiceProps {
  readonly label: string
  /** Each with what it is called. */
  readonly options: readonly (readonly [string, string])[]
  readonly value: string
  readonly onChange: (value: string) => void
}

export function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <label class="choose">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
