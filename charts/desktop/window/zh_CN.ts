<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>diaoyan::JobFoot</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>(and %1 more)</source>
        <translation>（另有 %1 项）</translation>
    </message>
    <message>
        <source>Stopping: %1</source>
        <translation>正在停止：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New survey…</source>
        <translation>新建调查(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open a survey…</source>
        <translation>打开调查(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import answers…</source>
        <translation>导入答卷(&amp;I)…</translation>
    </message>
    <message>
        <source>See the &amp;example</source>
        <translation>查看示例(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Close survey</source>
        <translation>关闭调查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>外观(&amp;T)</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Diaoyan</source>
        <translation>关于调研(&amp;A)</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>About Diaoyan</source>
        <translation>关于调研</translation>
    </message>
    <message>
        <source>Diaoyan %1</source>
        <translation>调研 Diaoyan %1</translation>
    </message>
    <message>
        <source>Satisfaction surveys of schools, from answers to a finished report.
Nothing leaves this computer.

Free software under the GNU General Public License, version 3 or later.
Built on Qt %1.</source>
        <translation>学校满意度调查，从答卷到调研报告。
数据不离开这台电脑。

自由软件，依照 GNU 通用公共许可证第 3 版或更新版本发布。
使用 Qt %1。</translation>
    </message>
    <message>
        <source>Open a survey</source>
        <translation>打开调查</translation>
    </message>
    <message>
        <source>Survey files (*.survey)</source>
        <translation>调查文件 (*.survey)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import answers</source>
        <translation>导入答卷</translation>
    </message>
    <message>
        <source>Answers (*.csv *.xlsx *.xls *.ods *.sav *.txt *.tsv *.json *.zip *.lsa *.por *.dta)</source>
        <translation>答卷 (*.csv *.xlsx *.xls *.ods *.sav *.txt *.tsv *.json *.zip *.lsa *.por *.dta)</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Diaoyan</source>
        <translation>调研</translation>
    </message>
    <message>
        <source>%1 — Diaoyan</source>
        <translation>%1 — 调研</translation>
    </message>
    <message>
        <source>%1 (read only)</source>
        <translation>%1（只读）</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <source>Stop what is going on?</source>
        <translation>要停止正在进行的工作吗？</translation>
    </message>
    <message>
        <source>What was stored before stays as it is.</source>
        <translation>已经存好的内容不受影响。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Look at some of the answers only (Ctrl+L)</source>
        <translation>只看一部分答卷（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>diaoyan::PageList</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
</TS>
