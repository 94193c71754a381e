// GOV.UK's own components: the error summary takes the focus, a second click on 'send' is no second form.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
const { initAll } = await import(document.getElementById('govuk-frontend').href)
initAll()
