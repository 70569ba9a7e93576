<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SaveFormats</name>
    <message>
        <source>Picture (PNG)</source>
        <translation>图片（PNG）</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>矢量图（SVG）</translation>
    </message>
    <message>
        <source>Document (PDF)</source>
        <translation>文档（PDF）</translation>
    </message>
    <message>
        <source>Data (CSV)</source>
        <translation>数据（CSV）</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
</context>
<context>
    <name>diaoyan::FigureCard</name>
    <message>
        <source>Copy picture or table</source>
        <translation>复制图或表</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Show the table</source>
        <translation>显示数据表</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>复制表格(&amp;T)</translation>
    </message>
</context>
<context>
    <name>diaoyan::FigureView</name>
    <message>
        <source>Choose fewer questions, schools or options to show.</source>
        <translation>请减少要显示的题目、学校或选项。</translation>
    </message>
    <message>
        <source>Install a font that has this letter, or change the word.</source>
        <translation>请安装含有这个字的字体，或改用别的字词。</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>复制表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save as...</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>diaoyan::ResultTableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the whole &amp;table</source>
        <translation>复制整张表(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save as...</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Table of plain text (CSV)</source>
        <translation>纯文本表格（CSV）</translation>
    </message>
</context>
</TS>
