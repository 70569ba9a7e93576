<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskFile</name>
    <message>
        <source>Where to keep the survey</source>
        <translation>调查文件保存在哪里</translation>
    </message>
    <message>
        <source>Surveys (*.survey)</source>
        <translation>调查文件 (*.survey)</translation>
    </message>
</context>
<context>
    <name>diaoyan::FilePanel</name>
    <message>
        <source>&amp;Questionnaire</source>
        <translation>问卷(&amp;Q)</translation>
    </message>
    <message>
        <source>Column of the &amp;school</source>
        <translation>学校所在列(&amp;S)</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Spellings of schools</source>
        <translation>学校的写法</translation>
    </message>
    <message>
        <source>Problems and remarks</source>
        <translation>问题与说明</translation>
    </message>
    <message>
        <source>These answers were imported before (import no. %1). They are not stored again.</source>
        <translation>这些答卷以前导入过（第 %1 次导入），不会重复存入。</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>（没有找到）</translation>
    </message>
    <message>
        <source>Questions (%1)</source>
        <translation>题目（%1）</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Schools (%1 to decide)</source>
        <translation>学校（%1 种待定）</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Remarks (%1)</source>
        <translation>说明（%1）</translation>
    </message>
    <message>
        <source>There is no list of schools yet: schools stay as they are written in the file.</source>
        <translation>还没有学校名册：学校按文件中的写法保留。</translation>
    </message>
    <message>
        <source>No column names the school. If there is one, choose it above.</source>
        <translation>没有找到写学校的列。如果有，请在上方选择。</translation>
    </message>
    <message>
        <source>Every school in the file is on the list, by its name or code.</source>
        <translation>文件中的学校都能在名册中找到（按名称或代码）。</translation>
    </message>
    <message>
        <source>Names that are merely similar are never matched by themselves: choose the school. What stays undecided can only be imported as &quot;school unknown&quot;.</source>
        <translation>名称只是相近的，程序不会自作主张，请选择对应的学校。未定的写法只能按“学校不明”导入。</translation>
    </message>
</context>
<context>
    <name>diaoyan::ImportDialog</name>
    <message>
        <source>Import what can be imported: %1 rows are left out, %2 answers count as invalid</source>
        <translation>只导入可以导入的：%1 行不导入，%2 个回答按无效计</translation>
    </message>
    <message>
        <source>Count the %1 sheets that were never submitted as valid</source>
        <translation>没有提交的 %1 份答卷也计为有效</translation>
    </message>
    <message>
        <source>&amp;Add the questionnaire</source>
        <translation>加入问卷(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Import %1 answer sheets</source>
        <translation>导入 %1 份答卷(&amp;I)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There are no new answers in it.</source>
        <translation>没有新的答卷。</translation>
    </message>
    <message>
        <source>Some things cannot be imported: look at the problems first.</source>
        <translation>有些内容不能导入，请先看一看“问题”。</translation>
    </message>
    <message>
        <source>%1 spellings of schools are undecided.</source>
        <translation>还有 %1 种学校写法未定。</translation>
    </message>
    <message>
        <source>Nothing is stored yet. An import can be undone.</source>
        <translation>现在还没有存入任何内容；导入后也可以撤销。</translation>
    </message>
    <message>
        <source>Counting ...</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Importing ...</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，没有导入任何内容。</translation>
    </message>
    <message>
        <source>%1 answer sheets were imported.</source>
        <translation>已导入 %1 份答卷。</translation>
    </message>
    <message>
        <source>%1 rows were left out.</source>
        <translation>%1 行没有导入。</translation>
    </message>
    <message>
        <source>Import answers</source>
        <translation>导入答卷</translation>
    </message>
    <message>
        <source>&amp;Browse ...</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>New survey &amp;file</source>
        <translation>新调查文件(&amp;F)</translation>
    </message>
    <message>
        <source>List of schools</source>
        <translation>学校名册</translation>
    </message>
    <message>
        <source>Reading the files ...</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>现在还没有存入任何内容。</translation>
    </message>
    <message>
        <source>&amp;Leave this file out</source>
        <translation>不要这个文件(&amp;L)</translation>
    </message>
    <message>
        <source>Choose &amp;another file ...</source>
        <translation>另选文件(&amp;A)…</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答卷</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The questionnaire in %1 is used: %2, %3 questions.</source>
        <translation>采用 %1 中的问卷：%2，%3 题。</translation>
    </message>
    <message>
        <source>There are no answers in these files</source>
        <translation>这些文件里没有答卷</translation>
    </message>
    <message>
        <source>The questionnaire can be added to the survey; answers may follow later.</source>
        <translation>可以先把问卷加入调查，答卷以后再导入。</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
</context>
<context>
    <name>diaoyan::NewSurveyDialog</name>
    <message>
        <source>New survey</source>
        <translation>新建调查</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>调查</translation>
    </message>
    <message>
        <source>&amp;Browse ...</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Survey &amp;file</source>
        <translation>调查文件(&amp;F)</translation>
    </message>
    <message>
        <source>Everything about the survey is kept in this one file. It can be copied and backed up.</source>
        <translation>整个调查都保存在这一个文件里，可以随时复制、备份。</translation>
    </message>
    <message>
        <source>&amp;Add from a file ...</source>
        <translation>从文件添加(&amp;A)…</translation>
    </message>
    <message>
        <source>A questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Questionnaires (*.json *.lss *.lsq *.lsg *.xlsx *.xls *.txt);;All files (*)</source>
        <translation>问卷 (*.json *.lss *.lsq *.lsg *.xlsx *.xls *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Questionnaires</source>
        <translation>问卷(&amp;Q)</translation>
    </message>
    <message>
        <source>None is needed yet if you are going to import answers: they bring theirs along.</source>
        <translation>如果接下来要导入答卷，可以不选：答卷文件会带来自己的问卷。</translation>
    </message>
    <message>
        <source>List of &amp;schools</source>
        <translation>学校名册(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Make the survey</source>
        <translation>建立调查(&amp;M)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1  (%2, %3 questions)</source>
        <translation>%1（%2，%3 题）</translation>
    </message>
    <message>
        <source>Read from %1.</source>
        <translation>已从 %1 读入。</translation>
    </message>
    <message>
        <source>... and %1 more remarks</source>
        <translation>…… 另有 %1 条说明</translation>
    </message>
</context>
<context>
    <name>diaoyan::OptionsModel</name>
    <message>
        <source>no valid answer</source>
        <translation>无效回答</translation>
    </message>
    <message>
        <source>an option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>don&apos;t know, does not apply</source>
        <translation>不了解、不适用</translation>
    </message>
    <message>
        <source>empty, no answer</source>
        <translation>空白，没有回答</translation>
    </message>
    <message>
        <source>the same as: %1</source>
        <translation>与“%1”相同</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计为</translation>
    </message>
</context>
<context>
    <name>diaoyan::ProblemsModel</name>
    <message>
        <source>problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>kept, but odd</source>
        <translation>提示（照样保留）</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionPanel</name>
    <message>
        <source>Which end of the scale stands first</source>
        <translation>量表从哪一端开始</translation>
    </message>
    <message>
        <source>best first</source>
        <translation>从好到差</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>从差到好</translation>
    </message>
    <message>
        <source>&amp;Leave this question out</source>
        <translation>不导入这道题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>题型(&amp;K)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Move up: options in the questionnaire&apos;s order</source>
        <translation>上移：按问卷中的次序排列选项</translation>
    </message>
    <message>
        <source>Move down: options in the questionnaire&apos;s order</source>
        <translation>下移：按问卷中的次序排列选项</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>Select several spellings of one option: they count as the first of them</source>
        <translation>选中同一选项的几种写法，合并后都计为其中第一个</translation>
    </message>
    <message>
        <source>&amp;These mean no answer</source>
        <translation>以下内容视为没有回答(&amp;T)</translation>
    </message>
    <message>
        <source>This questionnaire is declared: its texts and options are changed on the page Questionnaire, not here.</source>
        <translation>这份问卷是事先给定的，文字和选项请在“问卷”页修改。</translation>
    </message>
    <message>
        <source>for instance: 99; -1</source>
        <translation>例如：99；-1</translation>
    </message>
    <message>
        <source>for instance: none; nothing</source>
        <translation>例如：无；没有</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionsModel</name>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>分布</translation>
    </message>
</context>
<context>
    <name>diaoyan::RecentList</name>
    <message>
        <source>Recent surveys</source>
        <translation>最近的调查</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>找不到了</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Remove from this list</source>
        <translation>从列表中移除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>diaoyan::RosterChoice</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>area</source>
        <translation>城乡</translation>
    </message>
    <message>
        <source>pupils</source>
        <translation>学生数</translation>
    </message>
    <message>
        <source>teachers</source>
        <translation>教师数</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>应答：%1</translation>
    </message>
    <message>
        <source>None: schools are taken as they are written</source>
        <translation>（没有）学校按答卷中的写法</translation>
    </message>
    <message>
        <source>List of schools</source>
        <translation>学校名册</translation>
    </message>
    <message>
        <source>Choose &amp;list ...</source>
        <translation>选择名册(&amp;L)…</translation>
    </message>
    <message>
        <source>No list of schools</source>
        <translation>不用名册</translation>
    </message>
    <message>
        <source>Excel or CSV, a school per row; with the numbers expected, response rates can be told.</source>
        <translation>Excel 或 CSV，每行一所学校；写有应答人数的，可以算回收率。</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)</source>
        <translation>表格 (*.xlsx *.xls *.ods *.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Put it right and choose it again, or go on without it.</source>
        <translation>请改正后重新选择，或者先不用名册。</translation>
    </message>
    <message>
        <source>%1 schools. Columns: %2</source>
        <translation>%1 所学校。认出的列：%2</translation>
    </message>
</context>
<context>
    <name>diaoyan::SpellingsModel</name>
    <message>
        <source>not decided: school unknown</source>
        <translation>未定：计为学校不明</translation>
    </message>
    <message>
        <source>none of the list</source>
        <translation>不在名册中</translation>
    </message>
    <message>
        <source>%1 (similar)</source>
        <translation>%1（相近）</translation>
    </message>
    <message>
        <source>which school?</source>
        <translation>是哪所学校？</translation>
    </message>
    <message>
        <source>which school? Perhaps %1</source>
        <translation>是哪所学校？也许是 %1</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中的写法</translation>
    </message>
    <message>
        <source>Answer sheets</source>
        <translation>答卷数</translation>
    </message>
    <message>
        <source>School on the list</source>
        <translation>名册中的学校</translation>
    </message>
</context>
<context>
    <name>diaoyan::StartPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>From a downloaded file to a finished report, step by step.</source>
        <translation>从下载的答卷到写好的报告，一步一步完成。</translation>
    </message>
    <message>
        <source>&amp;Import answers</source>
        <translation>导入答卷(&amp;I)</translation>
    </message>
    <message>
        <source>A download of 问卷星, an Excel or CSV table, SPSS</source>
        <translation>问卷星的下载、Excel 或 CSV 表格、SPSS 文件</translation>
    </message>
    <message>
        <source>&amp;Open a survey</source>
        <translation>打开调查(&amp;O)</translation>
    </message>
    <message>
        <source>Go on with a survey file of yours</source>
        <translation>接着做以前保存的调查</translation>
    </message>
    <message>
        <source>&amp;New survey</source>
        <translation>新建调查(&amp;N)</translation>
    </message>
    <message>
        <source>Choose questionnaires and schools, then collect answers</source>
        <translation>选好问卷和学校，再开始收集答卷</translation>
    </message>
    <message>
        <source>See the &amp;example</source>
        <translation>看看示例(&amp;E)</translation>
    </message>
    <message>
        <source>25 schools, 2,273 answers: try everything, nothing can break</source>
        <translation>25 所学校、2,273 份答卷，随便试，不会弄坏</translation>
    </message>
    <message>
        <source>Recent surveys</source>
        <translation>最近的调查</translation>
    </message>
    <message>
        <source>Or drop a file here: a survey, or a file of answers</source>
        <translation>也可以把文件拖到这里：调查文件或答卷文件</translation>
    </message>
</context>
</TS>
