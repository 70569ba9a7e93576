// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/html_style.h"

namespace diaoyan::html {

std::string styleSheet() {
    return R"css(
:root { --ink: #1c2733; --soft: #5a6673; --rule: #d5dbe1; --accent: #1f4e86; --tint: #dbe7f4; color-scheme: light; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: #fff; line-height: 1.8; font-size: 17px; overflow-wrap: anywhere;
  font-family: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
.cover { padding: 4.5rem 1.5rem 3rem; text-align: center; border-bottom: 3px solid var(--accent); }
.cover h1 { margin: 0 auto; max-width: 26em; font-size: clamp(1.6rem, 4.5vw, 2.4rem); line-height: 1.4; font-weight: 700;
  letter-spacing: .02em; text-wrap: balance;
  font-family: "FZXiaoBiaoSong-B05S", "方正小标宋简体", "Songti SC", "STZhongsong", "Noto Serif CJK SC", SimSun, serif; }
.cover p { margin: .6rem 0 0; color: var(--soft); }
.cover .subtitle { font-size: 1.15rem; color: var(--ink); }
.cover .organisation { margin-top: 1.6rem; }
.page { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
nav h2 { margin: 0 0 .4rem; font-size: 1rem; letter-spacing: .3em; color: var(--soft); border: 0; padding: 0; }
nav input { position: absolute; opacity: 0; }
nav label { cursor: default; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { margin: .15rem 0; line-height: 1.55; }
nav .level-2 { padding-left: 1.2em; font-size: .94em; }
nav .level-3 { padding-left: 2.4em; font-size: .9em; }
nav a { color: inherit; text-decoration: none; }
nav a:hover, nav a:focus { color: var(--accent); text-decoration: underline; }
main h2, main h3, main h4 { line-height: 1.45; scroll-margin-top: 1rem; }
main h2 { margin: 3rem 0 1rem; padding-bottom: .35rem; font-size: 1.5rem; color: var(--accent); border-bottom: 1px solid var(--rule); }
main h3 { margin: 2.2rem 0 .8rem; font-size: 1.2rem; }
main h4 { margin: 1.6rem 0 .6rem; font-size: 1.05rem; }
main > p { margin: .8rem 0; }
main > ul, main > ol { margin: .8rem 0; padding-left: 1.6em; }
main > ol > li, main > ul > li { margin: .25rem 0; }
:lang(zh) main > p { text-align: justify; }
.remark { padding: .5rem .9rem; font-size: .9em; color: var(--soft); background: #f5f7f9; border-left: 3px solid var(--rule); }
figure, .table { margin: 1.6rem 0 2rem; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, caption { font-weight: 600; text-align: center; line-height: 1.5; }
figcaption { margin-top: .6rem; }
caption { padding-bottom: .5rem; }
.base { display: block; font-weight: 400; font-size: .86em; color: var(--soft); }
/* What can be moved sideways shows a shadow at the edge where more is hidden. */
.scroll, .drawing { overflow-x: auto; background: linear-gradient(to right, #fff 30%, #fff0) 0 0 / 3rem 100% no-repeat local,
  linear-gradient(to left, #fff 30%, #fff0) 100% 0 / 3rem 100% no-repeat local,
  linear-gradient(to right, #1c273333, #1c273300) 0 0 / .9rem 100% no-repeat scroll,
  linear-gradient(to left, #1c273333, #1c273300) 100% 0 / .9rem 100% no-repeat scroll; }
.scroll:focus-visible, .drawing:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll + .scroll { margin-top: 1rem; }
table { width: 100%; margin-bottom: .2rem; border-collapse: collapse; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink);
  font-size: .94em; line-height: 1.5; font-variant-numeric: tabular-nums; }
thead th { border-bottom: 1px solid var(--ink); vertical-align: bottom; }
th, td { padding: .4rem .7rem; text-align: left; font-weight: 400; }
thead th { font-weight: 600; overflow-wrap: break-word; }
tbody th { min-width: 7em; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; min-width: 4.5em; }
tbody tr:hover { background: #f7f9fb; }
.label { margin-right: .6em; }
.bar { min-width: 9em; padding-left: 1.2rem; 
  background: linear-gradient(var(--tint), var(--tint)) no-repeat 0 50% / var(--share) 1.3em content-box; }
.ruled > * { border-top: 1px solid var(--ink); }
.sum > * { font-weight: 600; }
.missing > *, .not-substantive > * { color: var(--soft); }
.note { margin: .35rem 0 0; font-size: .84em; line-height: 1.6; color: var(--soft); }
@media (min-width: 76rem) {
  .page { display: grid; grid-template-columns: 15rem minmax(0, 52rem); gap: 3.5rem; max-width: 74rem; align-items: start; }
  .page.alone { display: block; max-width: 52rem; }
  nav { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; padding-right: 1rem; font-size: .9rem; }
  main > h2:first-child { margin-top: 0; }
}
@media (max-width: 40rem) {
  body { font-size: 16px; }
  .cover { padding: 2.5rem 1rem 1.8rem; }
  .page { padding: 1rem 1rem 3rem; }
  th, td { padding: .35rem .4rem; }
  tbody th { min-width: 6em; }
  .bar { min-width: 5em; }
  thead .number { min-width: 3em; }
  .drawing svg { width: 40rem; max-width: none; }
  .drawing svg > rect:first-of-type { fill: none; }
  .drawing::after { content: "← 左右滑动看全图 →"; position: sticky; left: 0; display: block; width: 100%; text-align: center;
    font-size: .78rem; line-height: 1.8; color: var(--soft); }
  :lang(en) .drawing::after { content: "← swipe to see the whole figure →"; }
  nav { padding: .5rem .9rem; border: 1px solid var(--rule); border-radius: .4rem; }
  nav h2 { margin: 0; }
  nav label { display: block; cursor: pointer; }
  nav label::after { content: "▾"; float: right; letter-spacing: 0; }
  nav input:checked + h2 label::after { content: "▴"; }
  nav input:focus-visible + h2 { outline: 2px solid var(--accent); }
  nav ol { display: none; margin-top: .4rem; }
  nav input:checked ~ ol { display: block; }
}
@media print {
  @page { size: A4; margin: 25mm 22mm 22mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
  @page :first { @bottom-center { content: none; } }
  body { font-size: 11pt; }
  .cover { min-height: 200mm; padding-top: 60mm; border: 0; break-after: page; }
  .page { display: block; max-width: none; padding: 0; }
  nav { position: static; max-height: none; overflow: visible; break-after: page; border: 0; }
  nav ol { display: block; }
  nav label::after, .drawing::after { content: none; }
  main h2, main h3, main h4, caption { break-after: avoid; }
  figure, tr, .remark, .short { break-inside: avoid; }
  main > p { orphans: 2; widows: 2; }
  .scroll, .drawing { overflow: visible; background: none; }
  .drawing svg { width: 100%; max-width: 100%; max-height: 185mm; }
  th, td { padding: 1.2mm 1.6mm; }
  thead { display: table-header-group; }
  .bar, .remark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tbody tr:hover { background: none; }
}
)css";
}

}  // namespace diaoyan::html
