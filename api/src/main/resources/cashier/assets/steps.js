import { element } from './dom.js';
import { codeStep } from './step-code.js';
import { passwordStep } from './step-password.js';

/** Which step the payer is at. */
export function stepOf(view, now, gaveUp) {
  if (view.state === 'succeeded' && view.intent === 'authorize') {
    return 'held';
  }
  if (['succeeded', 'failed', 'closed'].includes(view.state)) {
    return view.state;
  }
  if (gaveUp) {
    return 'noResult';
  }
  if (now >= view.expires_at) {
    return 'timeUp';
  }
  if (view.close_requested) {
    return 'closing';
  }
  if (view.method === null) {
    return 'choose';
  }
  if (view.action?.type === 'confirm') {
    return 'confirm';
  }
  if (view.action?.type === 'post_form') {
    return 'form';
  }
  if (view.action?.type === 'app_call') {
    return 'app';
  }
  if (view.action?.type === 'payment_password') {
    return 'password';
  }
  return ['sms_code', 'channel_code'].includes(view.action?.type) ? 'code' : 'processing';
}

/** The step's content below its title. `context` is {view, text, language, amount, address, …what the payer may do}. */
export const stepContent = {
  choose: chooseStep,
  processing: (context) => [...waiting(context.text.processingText), ...methodLine(context)],
  confirm: confirmStep,
  code: codeStep,
  password: passwordStep,
  form: (context) => [
    element('p', {}, context.text.formText),
    element('a', { id: 'go-to-channel', class: 'button', href: `${context.address}/form` }, context.text.formGo),
    ...waiting(context.text.waiting),
    ...methodLine(context),
  ],
  app: appStep,
  timeUp: ({ text }) => waiting(text.timeUpText),
  closing: ({ text }) => waiting(text.closingText),
  noResult: ({ text, checkAgain }) => [
    element('p', {}, text.noResultText),
    element('button', { type: 'button', class: 'button', onclick: checkAgain }, text.checkAgain),
  ],
  succeeded: (context) => resultStep(context, context.text.succeededText(context.view.merchant)),
  held: (context) => resultStep(context, context.text.heldText(context.view.merchant)),
  failed: (context) => resultStep(context, reason(context)),
  closed: (context) => resultStep(context, reason(context)),
};

/** What stands in the circle above a result. */
export const marks = { succeeded: '✓', held: '✓', failed: '!', closed: '–' };

function chooseStep({ view, text, language, amount, choose, chosen }) {
  const selected = view.methods.some((method) => method.code === chosen.code) ? chosen.code : view.methods[0]?.code;
  return [
    element(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          choose(new FormData(event.target).get('method'));
        },
        onchange: (event) => {
          chosen.code = event.target.value;
        },
      },
      element(
        'fieldset',
        { class: 'methods', 'aria-labelledby': 'step-title' },
        ...view.methods.map((method) =>
          element(
            'label',
            { class: 'method' },
            element('input', { type: 'radio', name: 'method', value: method.code, checked: method.code === selected }),
            element(
              'span',
              {},
              element('strong', {}, method[language]),
              method[`${language}_hint`] ? element('small', {}, method[`${language}_hint`]) : null,
            ),
          ),
        ),
      ),
      element('p', { id: 'choice-error', class: 'error', role: 'alert' }),
      element('button', { type: 'submit', class: 'button', id: 'pay' }, text.pay(amount)),
    ),
  ];
}

function confirmStep(context) {
  const { view, text, address } = context;
  const { qr, redirect_url: redirect } = view.action;
  const wide = matchMedia('(min-width: 720px)').matches;
  const image = qr
    ? element(
        'figure',
        { class: 'qr' },
        element('img', { id: 'qr', src: `${address}/qr.svg?v=${qr}`, alt: text.qrAlt, width: 232, height: 232 }),
        element('figcaption', {}, wide || !redirect ? text.scan : text.scanOther),
      )
    : null;
  const link = redirect
    ? element(
        'a',
        {
          id: 'open-wallet',
          class: wide && qr ? 'button second' : 'button',
          href: redirect,
          rel: 'noopener noreferrer',
          target: wide ? '_blank' : null,
        },
        wide && qr ? text.openWalletHere : text.openWallet,
      )
    : null;
  return [...(wide ? [image, link] : [link, image]), ...waiting(text.waiting), ...methodLine(context)].filter(Boolean);
}

/** The channel's own program takes over where it is at hand; elsewhere the page says where to go on. */
function appStep(context) {
  const { view, text } = context;
  const bridge = window.WeixinJSBridge;
  const open = bridge
    ? element(
        'button',
        {
          type: 'button',
          id: 'open-app',
          class: 'button',
          onclick: () => bridge.invoke('getBrandWCPayRequest', view.action.parameters, () => {}),
        },
        text.openWallet,
      )
    : null;
  return [element('p', {}, bridge ? text.appHere : text.appElsewhere), open, ...waiting(text.waiting), ...methodLine(context)].filter(
    Boolean,
  );
}

function resultStep({ view, text }, explanation) {
  return [
    element('p', {}, explanation),
    view.return_url
      ? element('a', { id: 'return', class: 'button', href: view.return_url, rel: 'noreferrer' }, text.back)
      : null,
    element('p', { id: 'return-note', class: 'hint' }),
  ].filter(Boolean);
}

function waiting(text) {
  return [
    element('p', { class: 'waiting' }, element('span', { class: 'spinner', 'aria-hidden': 'true' }), element('span', {}, text)),
  ];
}

function methodLine({ view, text, language }) {
  return [element('p', { class: 'hint' }, `${text.method} · ${view.method[language]}`)];
}

function reason({ view, text }) {
  return text.reasons[view.reason_code] ?? text.reasons[view.state];
}
