/** Asks for the token of a server that lets nobody in without one. It is handed in once, for a cookie that no script can read. */
import { useState } from 'preact/hooks'
import { ApiError, handInToken } from '../lib/api.ts'
import { Sign } from './Icon.tsx'
import type { Translate } from '../lib/words.ts'

type Asked = 'asking' | 'sending' | 'wrong' | 'gone'

export function SignIn({ t, refused, done }: { readonly t: Translate; readonly refused: boolean; readonly done: () => void }) {
  const [state, setState] = useState<Asked>(refused ? 'wrong' : 'asking')
  const send = async (token: string): Promise<void> => {
    setState('sending')
    try {
      await handInToken(token)
      done()
    } catch (error) {
      setState(error instanceof ApiError && error.status === 401 ? 'wrong' : 'gone')
    }
  }
  return (
    <form
      class="boot sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        const token = new FormData(event.currentTarget).get('token')
        if (typeof token === 'string') void send(token)
      }}
    >
      <Sign />
      <h1>{t('title')}</h1>
      <p id="sign-in-hint">{t('signInHint')}</p>
      <label>
        {t('token')}
        <input name="token" type="password" required autocomplete="current-password" spellcheck={false} aria-describedby="sign-in-hint" />
      </label>
      <button type="submit" class="button primary" disabled={state === 'sending'}>
        {t('signIn')}
      </button>
      <p role="alert">{state === 'wrong' ? t('signInWrong') : state === 'gone' ? t('serverGone') : ''}</p>
    </form>
  )
}
