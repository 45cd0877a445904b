/** Builds the page into `dist/viewer`: one script, one style sheet, nothing inline, so that its content security policy can be strict. */
import { defineConfig } from 'vite'

export default defineConfig({
  base: './',
  build: {
    outDir: '../dist/viewer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7878' } },
})
