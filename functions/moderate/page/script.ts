import { html } from "../../pages/html.ts";

/**
 * Shortcuts of one key, an addition to a page that is complete without them. They are off while a field has the focus, and
 * a button switches them off for good (WCAG 2.1.4). Nothing here sends anything by itself: it presses what the page has.
 */
export const SCRIPT = html`(d=>{let n="viaggio-keys",s=localStorage,b=d.getElementById("keys"),h=d.getElementById("shortcuts"),q=x=>d.querySelector(x),on=()=>s[n]!="off",w=()=>b.textContent=on()?b.dataset.off:b.dataset.on;h.hidden=false;w();b.onclick=()=>{s[n]=on()?"off":"on";w()};d.onkeydown=e=>{let t=e.target;if(!on()||e.ctrlKey||e.metaKey||e.altKey||t.matches("select,textarea,[type=text]"))return;let c=[...d.querySelectorAll(".card")],i=c.indexOf(t.closest(".card")),k=e.key,o=c[i]||d,p=x=>(o.querySelector(x)||q(x)),m=({j:()=>c[Math.min(i+1,c.length-1)],k:()=>c[Math.max(i-1,0)]})[k];if(m)m=m()&&m().querySelector(".open"),m&&m.focus();else if(m={o:".open",a:".approve",x:"[type=checkbox]",u:".back"}[k])(k!="u"&&c.length&&i<0)||((m=p(m))&&m.click());else if(k=="r")(m=q("#reason"))&&m.focus();else return;e.preventDefault()}})(document)`;
