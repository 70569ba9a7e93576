<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SheetWords</name>
    <message>
        <source>not asked</source>
        <translation>未问到</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>invalid: %1</source>
        <translation>无效：%1</translation>
    </message>
    <message>
        <source>left empty</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>an answer that is not on the scale: it counts in no rate</source>
        <translation>不在量表上的回答，不计入比率</translation>
    </message>
    <message>
        <source>asked, and left empty</source>
        <translation>问到了，没有填</translation>
    </message>
    <message>
        <source>not asked: routed past, or not on this form</source>
        <translation>没有问到：按跳转略过，或这份问卷没有这道题</translation>
    </message>
    <message>
        <source>what stood there is no answer to the question</source>
        <translation>填的内容不是这道题的有效回答</translation>
    </message>
    <message>
        <source>school unknown</source>
        <translation>学校未知</translation>
    </message>
</context>
<context>
    <name>diaoyan::AnswersPage</name>
    <message>
        <source>Answer sheets</source>
        <translation>答卷</translation>
    </message>
    <message>
        <source>S&amp;heets</source>
        <translation>答卷(&amp;H)</translation>
    </message>
    <message>
        <source>What &amp;people wrote</source>
        <translation>文字回答(&amp;P)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>diaoyan::FlaggedSheetsModel</name>
    <message>
        <source>Sheet</source>
        <translation>答卷编号</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>What looks wrong</source>
        <translation>可疑之处</translation>
    </message>
</context>
<context>
    <name>diaoyan::QualityPage</name>
    <message>
        <source>Answer quality</source>
        <translation>答卷质量</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>E&amp;ffect</source>
        <translation>影响(&amp;F)</translation>
    </message>
    <message>
        <source>Flagged &amp;sheets</source>
        <translation>可疑答卷(&amp;S)</translation>
    </message>
    <message>
        <source>By s&amp;chool</source>
        <translation>按学校(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Left out</source>
        <translation>已排除(&amp;L)</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>Flagged means: worth a look. All of these have honest causes too. Nothing is ever deleted: what you leave out stays in the file with its reason and can be taken back. The filter of the results does not matter here.</source>
        <translation>标出只表示值得看一看，每一种都可能有正当原因。答卷从不删除：排除的答卷连同原因仍保存在文件里，随时可以恢复。这里检查全部答卷，不受筛选影响。</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>检查哪些情况</translation>
    </message>
    <message>
        <source>Reason, stored with the sheets; empty: the rules that flagged them</source>
        <translation>排除原因（随答卷保存；不填则记下标出它的规则）</translation>
    </message>
    <message>
        <source>Reason for leaving sheets out</source>
        <translation>排除原因</translation>
    </message>
    <message>
        <source>Flagged &amp;by</source>
        <translation>规则(&amp;B)</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全部不选</translation>
    </message>
    <message>
        <source>Flagged sheets</source>
        <translation>可疑答卷</translation>
    </message>
    <message>
        <source>Ta&amp;ke these back</source>
        <translation>恢复这些(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Look at them</source>
        <translation>查看(&amp;L)</translation>
    </message>
    <message>
        <source>Left out &amp;because of</source>
        <translation>排除原因(&amp;B)</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey file to check its answer sheets.</source>
        <translation>打开一个调查文件，就可以检查答卷质量。</translation>
    </message>
    <message>
        <source>Reading the answers …</source>
        <translation>正在读取答卷……</translation>
    </message>
    <message>
        <source>The check begins as soon as they are there.</source>
        <translation>读完后自动开始检查。</translation>
    </message>
    <message>
        <source>There are no answers yet</source>
        <translation>还没有答卷</translation>
    </message>
    <message>
        <source>Import answers or start the collection; then the sheets can be checked here.</source>
        <translation>导入答卷或开始收集后，就可以在这里检查。</translation>
    </message>
    <message>
        <source>The check was stopped; what is shown is of the check before.</source>
        <translation>检查已停止；显示的是上一次检查的结果。</translation>
    </message>
    <message>
        <source>%1 of %2 valid sheets are flagged. Nothing has been left out by this check.</source>
        <translation>有效答卷 %2 份，标出 %1 份。检查本身不排除任何答卷。</translation>
    </message>
    <message>
        <source>The questionnaire has no scales to compare.</source>
        <translation>问卷里没有量表题，没有满意率可比。</translation>
    </message>
    <message>
        <source>any rule</source>
        <translation>任意一条规则</translation>
    </message>
    <message>
        <source>No sheet is flagged by these rules.</source>
        <translation>按这些规则，没有可疑答卷。</translation>
    </message>
    <message>
        <source>Choose a sheet above to see all of its answers.</source>
        <translation>在上面选一份答卷，这里显示它的全部回答。</translation>
    </message>
    <message>
        <source>This sheet is not in the survey file any more.</source>
        <translation>这份答卷已不在调查文件里。</translation>
    </message>
    <message>
        <source>Leave out the &amp;ticked (%1)</source>
        <translation>排除勾选的（%1 份）(&amp;T)</translation>
    </message>
    <message>
        <source>Leave out &amp;all listed (%1)</source>
        <translation>排除列出的全部（%1 份）(&amp;A)</translation>
    </message>
    <message>
        <source>%1 sheets do not count any more. They stay in the file and can be taken back.</source>
        <translation>已排除 %1 份答卷，不再计入结果；答卷仍保存在文件里，随时可以恢复。</translation>
    </message>
    <message>
        <source>%1 sheets count again.</source>
        <translation>已恢复 %1 份答卷，重新计入结果。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>diaoyan::QualityRuleList</name>
    <message>
        <source>half, 6+</source>
        <translation>半数，≥6</translation>
    </message>
    <message>
        <source>flagged below this</source>
        <translation>低于此数标出</translation>
    </message>
    <message>
        <source>flagged from this on</source>
        <translation>达到此数标出</translation>
    </message>
    <message>
        <source>Limit of: %1</source>
        <translation>界限：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>diaoyan::SheetView</name>
    <message>
        <source>One answer sheet</source>
        <translation>一份答卷</translation>
    </message>
    <message>
        <source>Sheet %1</source>
        <translation>答卷 %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已排除：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::SheetsModel</name>
    <message>
        <source>counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>已排除：%1</translation>
    </message>
    <message>
        <source>not in the file any more</source>
        <translation>已不在文件里</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>答卷编号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Came with</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>diaoyan::SheetsPanel</name>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey file to look at its answer sheets.</source>
        <translation>打开一个调查文件，就可以逐份查看答卷。</translation>
    </message>
    <message>
        <source>%1 sheets</source>
        <translation>%1 份</translation>
    </message>
    <message>
        <source>No sheet is like that</source>
        <translation>没有符合条件的答卷</translation>
    </message>
    <message>
        <source>There are no answers yet</source>
        <translation>还没有答卷</translation>
    </message>
    <message>
        <source>Try fewer words, or look at all sheets.</source>
        <translation>少写几个字，或改看全部答卷。</translation>
    </message>
    <message>
        <source>Import answers or start the collection; every sheet can then be read here.</source>
        <translation>导入答卷或开始收集后，就可以在这里逐份查看。</translation>
    </message>
    <message>
        <source>The filter leaves no sheet of this questionnaire.</source>
        <translation>按现在的筛选，这份问卷没有答卷。</translation>
    </message>
    <message>
        <source>Choose a sheet in the list to read it.</source>
        <translation>在列表中选一份答卷，这里显示它的全部回答。</translation>
    </message>
    <message>
        <source>&amp;Leave out (%1)</source>
        <translation>排除（%1 份）(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Take back (%1)</source>
        <translation>恢复（%1 份）(&amp;T)</translation>
    </message>
    <message>
        <source>left out by hand</source>
        <translation>人工排除</translation>
    </message>
    <message>
        <source>%1 sheets do not count any more. They stay in the file and can be taken back.</source>
        <translation>已排除 %1 份答卷，不再计入结果；答卷仍保存在文件里，随时可以恢复。</translation>
    </message>
    <message>
        <source>%1 sheets count again.</source>
        <translation>已恢复 %1 份答卷，重新计入结果。</translation>
    </message>
    <message>
        <source>Up to %1 rows can be copied at once. Export the answers instead.</source>
        <translation>一次最多复制 %1 行；更多请用“导出答卷”。</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>答卷编号</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>%1 rows were copied.</source>
        <translation>已复制 %1 行。</translation>
    </message>
    <message>
        <source>Single answers are confidential: this page is for the survey office only. Copies and pictures of it are not for schools.</source>
        <translation>单份答卷属于个人信息：本页只供调查办公室使用，复制的内容和截图不要发给学校。</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Search what was written, or a number in the source</source>
        <translation>搜索填写的文字、来源序号</translation>
    </message>
    <message>
        <source>Search the sheets</source>
        <translation>搜索答卷</translation>
    </message>
    <message>
        <source>Which sheets</source>
        <translation>哪些答卷</translation>
    </message>
    <message>
        <source>all sheets</source>
        <translation>全部答卷</translation>
    </message>
    <message>
        <source>those that count</source>
        <translation>计入的</translation>
    </message>
    <message>
        <source>those left out</source>
        <translation>已排除的</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>显示列</translation>
    </message>
    <message>
        <source>Choose which columns are shown</source>
        <translation>选择显示哪些列</translation>
    </message>
    <message>
        <source>Answer sheets</source>
        <translation>答卷</translation>
    </message>
    <message>
        <source>Reason for leaving it out</source>
        <translation>排除原因</translation>
    </message>
</context>
<context>
    <name>diaoyan::TextGroupsModel</name>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>diaoyan::TextsPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey file to read what people wrote.</source>
        <translation>打开一个调查文件，就可以查看文字回答。</translation>
    </message>
    <message>
        <source>No question asks for words</source>
        <translation>没有文字题</translation>
    </message>
    <message>
        <source>Texts appear here where a questionnaire has a question to be answered in words, or an option with words of one&apos;s own.</source>
        <translation>问卷里有填空题，或有可以自己填写的“其他”选项时，文字回答列在这里。</translation>
    </message>
    <message>
        <source>Nobody wrote anything here</source>
        <translation>这道题没有人填写文字</translation>
    </message>
    <message>
        <source>There are no texts in answer to this question (yet).</source>
        <translation>这道题（暂时）没有文字回答。</translation>
    </message>
    <message>
        <source>There are no codes yet. Add one, choose texts and tick it.</source>
        <translation>还没有编码。先新增一个编码，再选文字、勾上编码。</translation>
    </message>
    <message>
        <source>%1 of %2 texts</source>
        <translation>%1 行，共 %2 段</translation>
    </message>
    <message>
        <source>Choose texts in the list, then tick their codes here, or press 1 to 9.</source>
        <translation>先在左边选文字，再在这里勾选编码，或按数字键 1～9。</translation>
    </message>
    <message>
        <source>Codes of the chosen texts (%1 sheets)</source>
        <translation>所选文字的编码（%1 份答卷）</translation>
    </message>
    <message>
        <source>Cod&amp;es</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>Cou&amp;nts</source>
        <translation>统计(&amp;N)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>搜索文字</translation>
    </message>
    <message>
        <source>Search the texts</source>
        <translation>搜索文字回答</translation>
    </message>
    <message>
        <source>Equal texts &amp;together</source>
        <translation>相同文字合并(&amp;T)</translation>
    </message>
    <message>
        <source>Texts that are alike are one row and get the same codes</source>
        <translation>相同的文字合成一行，编码也一样</translation>
    </message>
    <message>
        <source>E&amp;xport …</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字回答</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>New code, such as: canteen</source>
        <translation>新编码，如：食堂</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>新编码</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>新增(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>改名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>Choose two codes: the texts of the lower one get the upper one</source>
        <translation>选两个编码：下面一个的文字并入上面一个</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>删去(&amp;D)</translation>
    </message>
    <message>
        <source>There is a code of this name already.</source>
        <translation>已经有同名的编码。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; was removed from all texts.</source>
        <translation>编码“%1”已从所有文字上删去。</translation>
    </message>
    <message>
        <source>The texts of &quot;%1&quot; now have the code &quot;%2&quot;.</source>
        <translation>“%1”的文字现在都归入“%2”。</translation>
    </message>
    <message>
        <source>Save the coded texts</source>
        <translation>保存编码后的文字</translation>
    </message>
    <message>
        <source>coded-texts.csv</source>
        <translation>文字编码.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The texts were saved as %1.</source>
        <translation>文字已保存为 %1。</translation>
    </message>
</context>
</TS>
