/** What each payload would run. A page of the test counts how often. */
const RUN = "window.hit()";

/** Ways to get a script to run that differ in kind; ours, none copied from a list. */
const VECTORS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type="module">${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src="x" onerror="${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<math><mtext></table><mglyph><style><img src=x onerror=${RUN}></style></mglyph></mtext></math>`,
  `<iframe srcdoc="<script>parent.hit()</script>"></iframe>`,
  `<iframe src="javascript:parent.hit()"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>x</a>`,
  `<input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<body onload=${RUN}>`,
  `<style onload=${RUN}></style>`,
  `<style>@import "javascript:${RUN}";</style>`,
  `<link rel=stylesheet href="data:text/css," onload=${RUN}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<form action="javascript:${RUN}"><button autofocus onfocus=${RUN}>x</button></form>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<textarea></textarea><img src=x onerror=${RUN}>`,
  `<select><option></select><img src=x onerror=${RUN}>`,
  `<xss onmouseover=${RUN} style="position:fixed;inset:0">x</xss>`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  `<html:script xmlns:html="http://www.w3.org/1999/xhtml">${RUN}</html:script>`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`,
  `<!DOCTYPE x [<!ENTITY e "<script>${RUN}</script>">]>&e;`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `{{constructor.constructor("${RUN}")()}}`,
  `\${${RUN}}`,
  `javascript:${RUN}`,
];

/** Ways out of where a careless writer puts a text. */
const WAYS_OUT: readonly ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => `"'>${vector}`,
  (vector) => `]]>${vector}<![CDATA[`,
  (vector) => `</script></title></textarea></style>${vector}`,
  (vector) => `-->${vector}<!--`,
  (vector) => vector.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (vector) => vector.replaceAll("<", "&#60;").replaceAll(">", "&#x3e;"),
  (vector) => `</blockquote></description></content></item></entry>${vector}`,
];

/** Every vector by every way out: what customers and stores may write into a text, a name or a reply. */
export const XSS_PAYLOADS: readonly string[] = [
  ...new Set(VECTORS.flatMap((vector) => WAYS_OUT.map((out) => out(vector)))),
];
