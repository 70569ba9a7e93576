# Seeds of fuzz_forms: a text for each format behind the figure that chooses it (its place in formFormats()).
file(MAKE_DIRECTORY ${TO})
foreach(form parent student teacher)
  file(READ ${FROM}/questionnaires/forms/${form}.json text)
  file(WRITE ${TO}/own_${form} "0${text}")
endforeach()
file(READ ${FROM}/tests/data/forms/digital_twins_survey_222232.lss text)
file(WRITE ${TO}/lss "1${text}")
string(ASCII 12 next)
file(WRITE ${TO}/xlsform "2type\tname\tlabel\trelevant\tconstraint\nselect_one l\ta\tA\t\t\n"
     "begin group\tg\tG\t\${a} = 'x'\t\nselect_multiple l or_other\tb\tB\t\tcount-selected(.) <= 2\nend group\n"
     "integer\tn\tN\tnot(selected(\${b}, 'y'))\t. >= 0 and . <= 9\n${next}"
     "list name\tname\tlabel\tx_score\nl\tx\tX\t1\nl\ty\tY\t2\n${next}form_title\tform_id\nT\tt\n")
file(WRITE ${TO}/surveyjs [==[3{"title": {"default": "T", "zh-cn": "题"}, "pages": [{"elements": [
{"type": "radiogroup", "name": "a", "choices": ["x", {"value": 2, "text": "two"}], "hasOther": true},
{"type": "matrix", "name": "m", "rows": ["r"], "columns": ["c", "d"], "visibleIf": "{a} anyof ['x', 'other']"},
{"type": "rating", "name": "s", "rateMax": 4}, {"type": "boolean", "name": "b"},
{"type": "matrixdropdown", "name": "d", "columns": [{"name": "k", "cellType": "checkbox"}], "choices": [1], "rows": [1]},
{"type": "panel", "elements": [{"type": "text", "name": "t", "inputType": "number", "min": 1}]}]}]}]==])
file(WRITE ${TO}/lime_tsv "4id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tother\n"
     "1\t\tG\t1\tG\t1\t\t\ten\n2\t\tQ\tM\tQ1\t1\t<b>Q</b>\t\ten\tY\tY\n3\t\tSQ\t0\tSQ001\t1\tone\t\ten\n"
     "4\t\tQ\tF\tQ2\tQ1_SQ001.NAOK == \"Y\"\ttwo\t\ten\tN\tN\n5\t\tSQ\t0\tS1\t1\trow\t\ten\n6\t\tA\t0\tA1\t\tyes\t\ten\n")
file(WRITE ${TO}/ddi "5<codeBook><dataDscr><varGrp type=\"multipleResp\" name=\"g\" var=\"V1 V2\"/><var ID=\"V1\" "
     "name=\"g_a\"><labl xml:lang=\"en\">A</labl></var><var ID=\"V2\" name=\"g_b\"/><var ID=\"V3\" name=\"s\"><catgry>"
     "<catValu>1</catValu><labl>one</labl></catgry></var></dataDscr></codeBook>")
file(WRITE ${TO}/triple_s "6<sss version=\"2.0\"><survey><record ident=\"A\"><variable ident=\"1\" type=\"single\">"
     "<name>m.a</name><label>T — a</label><values><value code=\"1\" score=\"2\">one</value><value code=\"2\" score=\"1\">"
     "two</value></values></variable></record></survey></sss>")
file(WRITE ${TO}/wjx "7标题\n\n1. 甲*[单选题]\n好\n其他____\n\n2、乙[矩阵量表题]\n差 一般 好\n食堂\n操场\n\n3.丙[多选题][最多选2项]\n一\n二\n")
