<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>diaoyan::ReportControls</name>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Made of the questionnaire&apos;s title</source>
        <translation>不填则由问卷名称生成</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>单位(&amp;O)</translation>
    </message>
    <message>
        <source>Left out where it is empty</source>
        <translation>不填则封面不写</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>Such as November 2026</source>
        <translation>如 2026年11月</translation>
    </message>
    <message>
        <source>&amp;Language of the report</source>
        <translation>报告语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Official document (GB/T 9704)</source>
        <translation>公文格式（GB/T 9704）</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>简洁</translation>
    </message>
    <message>
        <source>A Word document of our own…</source>
        <translation>自己的 Word 文档…</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>版式(&amp;S)</translation>
    </message>
    <message>
        <source>Each by itself (half up)</source>
        <translation>各自四舍五入</translation>
    </message>
    <message>
        <source>So that they add up to 100%</source>
        <translation>使各项之和为 100%</translation>
    </message>
    <message>
        <source>&amp;Rounding of percentages</source>
        <translation>百分比的舍入(&amp;R)</translation>
    </message>
    <message>
        <source>Results of fewer answers are not printed, so that nobody can be recognised</source>
        <translation>作答少于这么多人的结果不写进报告，以免认出个人</translation>
    </message>
    <message>
        <source>&amp;Fewest answers that are shown</source>
        <translation>公布结果的最少人数(&amp;F)</translation>
    </message>
    <message>
        <source>Word documents look like %1; the preview shows the official style.</source>
        <translation>Word 文档采用 %1 的版式；预览仍为公文格式。</translation>
    </message>
</context>
<context>
    <name>diaoyan::ReportPage</name>
    <message>
        <source>No survey is open</source>
        <translation>没有打开的调查</translation>
    </message>
    <message>
        <source>Open a survey or the example, then its report is shown here.</source>
        <translation>打开一个调查或示例，这里就会显示它的报告。</translation>
    </message>
    <message>
        <source>There are no answers yet</source>
        <translation>还没有答卷</translation>
    </message>
    <message>
        <source>Import answers from a file, or collect them; the report is then made by itself.</source>
        <translation>导入答卷文件或在网上收集答卷后，报告会自动生成。</translation>
    </message>
    <message>
        <source>Reading the answers…</source>
        <translation>正在读取答卷…</translation>
    </message>
    <message>
        <source>The default one</source>
        <translation>默认模板</translation>
    </message>
    <message>
        <source>This survey&apos;s own</source>
        <translation>本调查自己的模板</translation>
    </message>
    <message>
        <source>Changed, not saved yet</source>
        <translation>已改动，还没保存</translation>
    </message>
    <message>
        <source>The default template. Words around {{ }} are yours to change; what stands in {{ }} is counted.</source>
        <translation>默认模板。{{ }} 以外的文字可以随意改；{{ }} 里的内容由程序统计后填入。</translation>
    </message>
    <message>
        <source>The template that is kept in this survey.</source>
        <translation>保存在本调查里的模板。</translation>
    </message>
    <message>
        <source>Changed; the preview shows it. Save it to use it from now on.</source>
        <translation>模板已改动，预览已按改动显示；保存后以后的报告都用它。</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>正在更新…</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>无法预览</translation>
    </message>
    <message>
        <source>Not updated: %1 problems in the template</source>
        <translation>未更新：模板有 %1 处问题</translation>
    </message>
    <message>
        <source>%1 results withheld</source>
        <translation>隐去 %1 处结果</translation>
    </message>
    <message>
        <source>Fewer answers than the minimum, or others could be worked out from them</source>
        <translation>有效作答少于最少人数，或为防止由合计推算</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>schools</source>
        <translation>各校报告</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写出任何文件。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写出：%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>%1 files are written into %2</source>
        <translation>已写出 %1 个文件，在 %2</translation>
    </message>
    <message>
        <source>Take a template from a file</source>
        <translation>从文件读取模板</translation>
    </message>
    <message>
        <source>Templates (*.md *.txt)</source>
        <translation>模板 (*.md *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save a copy as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>A Word document to take the style from</source>
        <translation>选择作为版式的 Word 文档</translation>
    </message>
    <message>
        <source>Word documents (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Reports of single &amp;schools…</source>
        <translation>各校报告(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出报告(&amp;E)…</translation>
    </message>
    <message>
        <source>Word, Excel, PDF, web page, OpenDocument or Markdown</source>
        <translation>Word、Excel、PDF、网页、OpenDocument 或 Markdown</translation>
    </message>
    <message>
        <source>A filter is on. The report is made of all answers all the same.</source>
        <translation>当前有筛选条件；报告不受筛选影响，始终包括全部答卷。</translation>
    </message>
    <message>
        <source>&amp;Collect answers</source>
        <translation>去收集答卷(&amp;C)</translation>
    </message>
    <message>
        <source>Headings of the report</source>
        <translation>报告目录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>与窗口同宽</translation>
    </message>
</context>
<context>
    <name>diaoyan::SchoolReportsDialog</name>
    <message>
        <source>Reports of single schools</source>
        <translation>各校报告</translation>
    </message>
    <message>
        <source>Each of the %1 schools gets a report of its own answers beside those of all schools. What would give small groups away is withheld in all reports together.</source>
        <translation>给 %1 所学校各写一份报告：本校结果与全部学校对照。凡是会暴露少数人作答的结果，在所有报告里一并隐去。</translation>
    </message>
    <message>
        <source>&amp;Write the reports</source>
        <translation>写出报告(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Folder for the reports</source>
        <translation>存放报告的文件夹</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>A school&apos;s report may &amp;name the other schools</source>
        <translation>学校报告里可以出现其他学校的名称(&amp;N)</translation>
    </message>
    <message>
        <source>Also write a &amp;log of what is withheld and why (for the office only)</source>
        <translation>另写一份隐去记录，说明隐去了什么、为什么（内部资料）(&amp;L)</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>隐去记录（内部）</translation>
    </message>
    <message>
        <source>File of the log</source>
        <translation>隐去记录的文件名</translation>
    </message>
    <message>
        <source>Discretion</source>
        <translation>保密</translation>
    </message>
</context>
<context>
    <name>diaoyan::TemplateEditor</name>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Question to insert</source>
        <translation>要插入的题目</translation>
    </message>
    <message>
        <source>The question that an inserted directive is about</source>
        <translation>插入的指令针对哪道题</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>Tables, figures and texts</source>
        <translation>表、图和文字</translation>
    </message>
    <message>
        <source>Numbers within a sentence</source>
        <translation>句子中的数值</translation>
    </message>
    <message>
        <source>What is wrong in the template</source>
        <translation>模板中的问题</translation>
    </message>
    <message>
        <source>&amp;Save in the survey</source>
        <translation>存入调查(&amp;S)</translation>
    </message>
    <message>
        <source>Reports of this survey are made with this template from now on</source>
        <translation>以后本调查的报告都用这个模板</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>恢复默认(&amp;D)</translation>
    </message>
    <message>
        <source>Go back to the default template</source>
        <translation>改回默认模板</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Take a template from a file…</source>
        <translation>从文件读取…</translation>
    </message>
    <message>
        <source>Save a copy as a file…</source>
        <translation>另存为文件…</translation>
    </message>
</context>
<context>
    <name>diaoyan::WritingRow</name>
    <message>
        <source>How much is written</source>
        <translation>写出进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
</TS>
