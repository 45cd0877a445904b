/** The few pictograms of the page: strokes on a grid of 20. */
const PATHS = {
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.500L17 17',
  filter: 'M3 5h14M6 10h8M8.500 15h3',
  close: 'M5 5l10 10M15 5 5 15',
  system: 'M3 4h14v9H3zM7 17h6M10 13v4',
  light:
    'M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM10 2v2M10 16v2M2 10h2M16 10h2M4.300 4.300l1.400 1.400M14.300 14.300l1.400 1.400M4.300 15.700l1.400-1.400M14.300 5.700l1.400-1.400',
  dark: 'M16.500 11.500A6.800 6.800 0 0 1 8.500 3.500a6.800 6.800 0 1 0 8 8Z',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
  link: 'M8.500 11.500a3 3 0 0 0 4.300 0l2.600-2.600a3 3 0 0 0-4.300-4.300L10 5.700M11.500 8.500a3 3 0 0 0-4.300 0l-2.600 2.600a3 3 0 0 0 4.300 4.300L10 14.300',
  compare: 'M7 3v14M13 3v14M3 7h4M13 13h4M3 12h4M13 8h4',
  profile: 'M3 17h14M4 14l4-4 3 2 5-7M16 5v3M16 5h-3',
  years: 'M4 5h12v11H4zM4 8.500h12M7.500 3v3M12.500 3v3',
  path: 'M4.500 16a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600ZM15.500 7.600a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600ZM6.300 14.200h5.200a3 3 0 0 0 0-6H8.700a2.700 2.700 0 0 1 0-2.400h5',
  locate: 'M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM10 2v4M10 14v4M2 10h4M14 10h4',
  text: 'M5 3h7l3 3v11H5zM7.500 9h5M7.500 12h5M7.500 15h3',
  save: 'M10 3v9M6.500 8.500 10 12l3.500-3.500M4 16h12',
  chevron: 'M7 5l5 5-5 5',
  undo: 'M7 5 3.500 8.500 7 12M4 8.500h8a4 4 0 0 1 0 8h-2',
  redo: 'M13 5l3.500 3.500L13 12M16 8.500H8a4 4 0 0 0 0 8h2',
  pin: 'M7 3h6M8 3v5l-2.500 3h9L12 8V3M10 11v6',
  hide: 'M3 10s2.500-4.500 7-4.500S17 10 17 10s-2.500 4.500-7 4.500S3 10 3 10ZM4 16 16 4',
  expand: 'M10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM10 2v3M10 15v3M2 10h3M15 10h3',
  collapse: 'M10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM4 10h2M14 10h2',
  flag: 'M6 17V3h8l-2 3 2 3H6',
  back: 'M12 5l-5 5 5 5',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

/** The sign of the whole: drawn here, as a page without a server has no file of it. */
export function Sign() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#a8322a" />
      <path
        d="M9 10 22.5 8.500M9 10l6.500 12.500M22.500 8.500 15.500 22.500M15.500 22.500 24 20"
        stroke="#fff"
        stroke-width="1.8"
        stroke-linecap="round"
      />
      <g fill="#fff">
        <circle cx="9" cy="10" r="3.2" />
        <circle cx="22.5" cy="8.5" r="2.4" />
        <circle cx="15.5" cy="22.5" r="3.6" />
        <circle cx="24" cy="20" r="1.9" />
      </g>
    </svg>
  )
}
