const COOKIE = 'liushui_language';
const YEAR_SECONDS = 31536000;

/** 'zh' or 'en', as the server rendered the page. */
export function currentLanguage() {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}

export function rememberLanguage(language) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

/** An amount in the payment's currency as people write it; a decimal text loses nothing on its way. */
export function money(view, minor, language) {
  const digits = String(minor).padStart(view.exponent + 1, '0');
  const at = digits.length - view.exponent;
  const decimal = view.exponent === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency: view.currency,
    minimumFractionDigits: view.exponent,
    maximumFractionDigits: view.exponent,
  }).format(decimal);
}
