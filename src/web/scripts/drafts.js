// Keeps what is typed into a form as its writer's draft, shortly after each pause. Without this script
// the form has a button for it.
const pauseMs = 800

for (const form of document.querySelectorAll('form[data-draft]')) {
  const said = form.querySelector('[data-draft-said]')
  let pause
  let sent = Promise.resolve()
  let isGiven = false

  const keep = async () => {
    const fields = new URLSearchParams(
      [...new FormData(form)].filter(([, value]) => typeof value === 'string'),
    )
    try {
      const answer = await fetch('/drafts', {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: fields,
        keepalive: true,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const now = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
      said.textContent = `Your draft was saved at ${now}.`
    } catch {
      said.textContent = 'Your draft could not be saved just now. Keep this page open and go on.'
    }
  }

  // One after the other, so that an earlier text never comes after a later one.
  const keepNow = () => {
    clearTimeout(pause)
    pause = undefined
    if (!isGiven) sent = sent.then(keep)
  }

  form.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(keepNow, pauseMs)
  })
  form.addEventListener('submit', () => {
    isGiven = true
    clearTimeout(pause)
  })
  addEventListener('pagehide', () => {
    if (pause !== undefined) keepNow()
  })
}
