<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>diaoyan::AboutEditor</name>
    <message>
        <source>This questionnaire was guessed from an export: kinds of questions, order of options and scales may differ from what was asked. Please look through the questions.</source>
        <translation>这份问卷是根据导出的答卷推测出来的，题型、选项顺序和量表可能与实际所问不同，请逐题看一遍。</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>我已核对</translation>
    </message>
    <message>
        <source>&amp;Title of the questionnaire</source>
        <translation>问卷标题(&amp;T)</translation>
    </message>
    <message>
        <source>Answered &amp;by</source>
        <translation>由谁回答(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>%1 questions, %2 answer sheets. Name in the data: %3</source>
        <translation>%1 道题，%2 份答卷。在数据中的名称：%3</translation>
    </message>
</context>
<context>
    <name>diaoyan::AnalysisForm</name>
    <message>
        <source>By the scale itself: answers better than its middle</source>
        <translation>按量表本身：好于中间的回答</translation>
    </message>
    <message>
        <source>each by itself (half up)</source>
        <translation>逐个四舍五入</translation>
    </message>
    <message>
        <source>so that the parts add up to 100 %</source>
        <translation>使各部分之和为 100%</translation>
    </message>
    <message>
        <source>official document (GB/T 9704)</source>
        <translation>公文格式（GB/T 9704）</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Who counts as &amp;satisfied</source>
        <translation>哪些回答算满意(&amp;S)</translation>
    </message>
    <message>
        <source>Printed beside every satisfaction figure. Labels joined by + may be typed, too.</source>
        <translation>印在每个满意率旁边。也可以直接填选项文字，用 + 连接。</translation>
    </message>
    <message>
        <source>&amp;Confidence of intervals</source>
        <translation>区间的置信水平(&amp;C)</translation>
    </message>
    <message>
        <source>How sure an interval is to hold the true value; 95 % is usual.</source>
        <translation>区间包含真实值的把握，通常用 95%。</translation>
    </message>
    <message>
        <source>&amp;Smallest group that is shown</source>
        <translation>最少多少份才显示(&amp;M)</translation>
    </message>
    <message>
        <source>Results of fewer answers are not printed, so that nobody can be recognised; 10 is usual.</source>
        <translation>少于这个数的结果不印出来，以免认出个人，通常用 10。</translation>
    </message>
    <message>
        <source>&amp;Rounding of percentages</source>
        <translation>百分数的取舍(&amp;R)</translation>
    </message>
    <message>
        <source>Tables say so where parts were made to add up.</source>
        <translation>为凑足 100% 而调整时，表下会注明。</translation>
    </message>
    <message>
        <source>&amp;Look of documents</source>
        <translation>文档格式(&amp;L)</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>加权</translation>
    </message>
    <message>
        <source>No answers are weighted: each counts as one.</source>
        <translation>答卷没有加权，每份都算一份。</translation>
    </message>
</context>
<context>
    <name>diaoyan::FactsForm</name>
    <message>
        <source>Reports print these facts, and say of those left empty that they were not filled in.</source>
        <translation>报告会印出这些说明；空着的，报告里写“未填写”。</translation>
    </message>
</context>
<context>
    <name>diaoyan::FieldworkModel</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人次</translation>
    </message>
</context>
<context>
    <name>diaoyan::OptionEditor</name>
    <message>
        <source>Rows of the matrix</source>
        <translation>矩阵的行</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>添加行</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>添加选项</translation>
    </message>
    <message>
        <source>Delete the chosen line (Delete)</source>
        <translation>删除选中的一行（Delete）</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Turn upside down</source>
        <translation>颠倒顺序</translation>
    </message>
    <message>
        <source>The last option becomes the first</source>
        <translation>最后一个选项变成第一个</translation>
    </message>
</context>
<context>
    <name>diaoyan::OptionTableModel</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>What respondents read in Chinese</source>
        <translation>填答者看到的中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>What respondents read in English; may stay empty</source>
        <translation>填答者看到的英文，可不填</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What is stored for this option; stays the same when its words change</source>
        <translation>答卷里存的是代码，改文字时代码不变</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Points on the scale, for means and satisfaction</source>
        <translation>量表上的分值，用于均值和满意度</translation>
    </message>
    <message>
        <source>Off the scale</source>
        <translation>量表外</translation>
    </message>
    <message>
        <source>Such as &quot;do not know&quot;: an answer, but no point of the scale</source>
        <translation>如“不了解”：是回答，但不在量表上</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>排他</translation>
    </message>
    <message>
        <source>May not be ticked together with others, such as &quot;none of these&quot;</source>
        <translation>不能与其他选项同选，如“以上都不是”</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>可填写</translation>
    </message>
    <message>
        <source>Such as &quot;other&quot;: the respondent may write something</source>
        <translation>如“其他”：填答者可以写几个字</translation>
    </message>
</context>
<context>
    <name>diaoyan::PhonePreview</name>
    <message>
        <source>This is a preview: nothing is sent.</source>
        <translation>这是预览，不会提交。</translation>
    </message>
    <message>
        <source>The questionnaire as on a phone</source>
        <translation>手机上的问卷</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionEditor</name>
    <message>
        <source>Shown to</source>
        <translation>谁来回答</translation>
    </message>
    <message>
        <source>Must be &amp;answered</source>
        <translation>必答(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Kind of question</source>
        <translation>题型(&amp;K)</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>题目(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Note below it</source>
        <translation>题目下的说明(&amp;N)</translation>
    </message>
    <message>
        <source>Each row is answered by</source>
        <translation>每行的题型</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>选项(&amp;O)</translation>
    </message>
    <message>
        <source>the best answer first</source>
        <translation>最好的在前</translation>
    </message>
    <message>
        <source>the worst answer first</source>
        <translation>最差的在前</translation>
    </message>
    <message>
        <source>The scale has</source>
        <translation>量表方向</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少选</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多选</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Least number</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Greatest number</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>For the analysis</source>
        <translation>用于分析</translation>
    </message>
    <message>
        <source>the subject of the survey</source>
        <translation>调查内容</translation>
    </message>
    <message>
        <source>the respondent&apos;s school</source>
        <translation>填答者的学校</translation>
    </message>
    <message>
        <source>the respondent&apos;s grade</source>
        <translation>填答者的年级</translation>
    </message>
    <message>
        <source>the respondent&apos;s class</source>
        <translation>填答者的班级</translation>
    </message>
    <message>
        <source>The answer tells about</source>
        <translation>回答说明的是</translation>
    </message>
    <message>
        <source>Same thing asked in other questionnaires</source>
        <translation>其他问卷中的同一问题</translation>
    </message>
    <message>
        <source>Give questions of other roles the same name here, and their answers are compared.</source>
        <translation>给不同对象问卷中的同一问题取相同的名称，就能互相比较。</translation>
    </message>
    <message>
        <source>Name in the data</source>
        <translation>在数据中的名称</translation>
    </message>
    <message>
        <source>Of letters, digits, _ and -. Unique.</source>
        <translation>用文字、数字、_ 和 -，不能重复。</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>这不是数字。</translation>
    </message>
    <message>
        <source>In the order in which they came up in the answers: please check.</source>
        <translation>这是选项在答卷中出现的先后顺序，请核对。</translation>
    </message>
    <message>
        <source>Answers are stored: words and order may change freely, what was answered stays.</source>
        <translation>已有答卷：文字和顺序可以随意修改，答过的内容不变。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionList</name>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>添加题目</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>复制（Ctrl+D）</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Delete the question (Delete)</source>
        <translation>删除这道题（Delete）</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionListModel</name>
    <message>
        <source>About the questionnaire: %1</source>
        <translation>问卷说明：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionnairePage</name>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查文件</translation>
    </message>
    <message>
        <source>Open a survey file to see and change its questionnaires.</source>
        <translation>打开一个调查文件，即可查看和修改其中的问卷。</translation>
    </message>
    <message>
        <source>The survey has no questionnaire yet</source>
        <translation>这次调查还没有问卷</translation>
    </message>
    <message>
        <source>Add one of the bundled questionnaires, one from a file, or an empty one.</source>
        <translation>可以添加内置问卷、文件中的问卷，或一份空白问卷。</translation>
    </message>
    <message>
        <source>It has %1 answer sheets, and stays.</source>
        <translation>已有 %1 份答卷，不能移除。</translation>
    </message>
    <message>
        <source>Remove this questionnaire from the survey</source>
        <translation>从调查中移除这份问卷</translation>
    </message>
    <message>
        <source>The last change was not kept, because something in it was not right.</source>
        <translation>上一处修改有误，没有保存。</translation>
    </message>
    <message>
        <source>This cannot be done: %1.</source>
        <translation>不能这样改：%1。</translation>
    </message>
    <message>
        <source>This cannot be done while question %1 depends on it: %2.</source>
        <translation>不能这样改，因为第 %1 题与它有关：%2。</translation>
    </message>
    <message>
        <source>Question %1 stays: whether question %2 is shown depends on it. Change the condition there first.</source>
        <translation>第 %1 题不能删除：第 %2 题是否显示取决于它。请先修改那里的显示条件。</translation>
    </message>
    <message>
        <source>A questionnaire needs a question: add another one first.</source>
        <translation>问卷至少要有一道题，请先添加一道。</translation>
    </message>
    <message>
        <source>This file can only be read. Copy it to a folder of your own to change it.</source>
        <translation>这个文件只能查看。要修改，请先复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a questionnaire</source>
        <translation>添加问卷</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write this questionnaire to a file</source>
        <translation>把这份问卷写到文件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机预览</translation>
    </message>
    <message>
        <source>Show or hide the phone</source>
        <translation>显示或隐藏手机预览</translation>
    </message>
    <message>
        <source>Bundled: %1</source>
        <translation>内置：%1</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>An empty one for</source>
        <translation>空白问卷，对象为</translation>
    </message>
    <message>
        <source>Language of the preview</source>
        <translation>预览的语言</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新试填</translation>
    </message>
    <message>
        <source>Forget what was tapped on the phone</source>
        <translation>清除在预览中试填的内容</translation>
    </message>
    <message>
        <source>Open the real page in the browser</source>
        <translation>在浏览器中打开真实页面</translation>
    </message>
    <message>
        <source>The survey has a questionnaire %1 already.</source>
        <translation>调查中已有问卷 %1。</translation>
    </message>
    <message>
        <source>Added, with %1 remarks. The first: %2</source>
        <translation>已添加，有 %1 条提示。第一条：%2</translation>
    </message>
    <message>
        <source>Add a questionnaire from a file</source>
        <translation>从文件添加问卷</translation>
    </message>
    <message>
        <source>Questionnaires (%1)</source>
        <translation>问卷 (%1)</translation>
    </message>
    <message>
        <source>Export the questionnaire</source>
        <translation>导出问卷</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写到 %1。</translation>
    </message>
    <message>
        <source>This format cannot keep everything (%1):</source>
        <translation>这种格式有 %1 处内容无法保留：</translation>
    </message>
    <message>
        <source>No browser could be opened. The page is here: %1</source>
        <translation>无法打开浏览器。页面在这里：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::RosterModel</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>城乡</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生数</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师数</translation>
    </message>
    <message>
        <source>How many were given a questionnaire: response rates are counted from this</source>
        <translation>发放了多少份问卷，回收率据此计算</translation>
    </message>
    <message>
        <source>Issued: %1</source>
        <translation>发放：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::RulesEditor</name>
    <message>
        <source>Add a condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>No question before this one has options to look at</source>
        <translation>前面没有带选项的题目可作条件</translation>
    </message>
    <message>
        <source>Everybody is asked this question.</source>
        <translation>所有人都回答这道题。</translation>
    </message>
    <message>
        <source>Shown only when %1.</source>
        <translation>只在%1时显示。</translation>
    </message>
    <message>
        <source>; and </source>
        <translation>，并且</translation>
    </message>
    <message>
        <source>Question that the condition looks at</source>
        <translation>条件所看的题目</translation>
    </message>
    <message>
        <source>How its answer is looked at</source>
        <translation>怎样判断</translation>
    </message>
    <message>
        <source>is any of</source>
        <translation>选了其中任一项</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>没有选其中任何一项</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>删除这个条件</translation>
    </message>
    <message>
        <source>Answers of the condition</source>
        <translation>条件所列的选项</translation>
    </message>
</context>
<context>
    <name>diaoyan::SettingsPage</name>
    <message>
        <source>File: %1
Size: %2
Format: survey file of this program (an SQLite database)
Answer sheets: %3, from %4 imports and web sessions</source>
        <translation>文件：%1
大小：%2
格式：本程序的调查文件（SQLite 数据库）
答卷：%3 份，来自 %4 次导入或网上收集</translation>
    </message>
    <message>
        <source>New school %1</source>
        <translation>新学校 %1</translation>
    </message>
    <message>
        <source>%1 schools were read.</source>
        <translation>已读入 %1 所学校。</translation>
    </message>
    <message>
        <source>%1 remarks. The first: %2</source>
        <translation>有 %1 条提示。第一条：%2</translation>
    </message>
    <message>
        <source>The copy is here: %1</source>
        <translation>副本已保存到：%1</translation>
    </message>
    <message>
        <source>Settings of the survey</source>
        <translation>调查设置</translation>
    </message>
    <message>
        <source>This file can only be read. Copy it to a folder of your own to change it.</source>
        <translation>这个文件只能查看。要修改，请先复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查文件</translation>
    </message>
    <message>
        <source>Open a survey file to see and change its settings.</source>
        <translation>打开一个调查文件，即可查看和修改它的设置。</translation>
    </message>
    <message>
        <source>The study</source>
        <translation>调查说明</translation>
    </message>
    <message>
        <source>Fieldwork</source>
        <translation>现场工作</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析设置</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校名册</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Talks, interviews, lessons observed, visits: reports count them. Double click a cell to change it.</source>
        <translation>座谈、访谈、听课、走访等，报告会汇总。双击单元格即可修改。</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>添加一条</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The schools of the survey. How many sheets were issued is what response rates are counted from. Double click a cell to change it.</source>
        <translation>参加调查的学校。回收率按发放数计算。双击单元格即可修改。</translation>
    </message>
    <message>
        <source>Add a school</source>
        <translation>添加学校</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>导入名册…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>A backup as the survey stands now; it may be made while answers come in</source>
        <translation>按现在的样子备份；正在收集答卷时也可以做</translation>
    </message>
    <message>
        <source>Where the answers came from</source>
        <translation>答卷的来源</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation>导入名册</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx *.xls *.ods)</source>
        <translation>表格 (*.csv *.xlsx *.xls *.ods)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Surveys (*.survey)</source>
        <translation>调查文件 (*.survey)</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
</context>
<context>
    <name>diaoyan::TextInBoth</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>English (may stay empty)</source>
        <translation>英文（可不填）</translation>
    </message>
</context>
</TS>
