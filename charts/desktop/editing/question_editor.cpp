// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/question_editor.h"

#include "charts/desktop/editing/option_editor.h"
#include "charts/desktop/editing/rules_editor.h"
#include "charts/desktop/editing/words_edit.h"
#include "charts/desktop/look/words.h"
#include "questionnaires/form_edits.h"
#include "questionnaires/json_names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace diaoyan {

namespace {

QComboBox* kindChoice(QWidget* parent, bool with_matrix) {
    auto* choice = new QComboBox(parent);
    for (const auto& [kind, name] : kindNames)
        if (with_matrix || kind != QuestionKind::matrix)
            choice->addItem(shown(kindWords(kind)), static_cast<int>(kind));
    return choice;
}

QuestionKind kindIn(const QComboBox* choice) {
    return static_cast<QuestionKind>(choice->currentData().toInt());
}

void choose(QComboBox* choice, int value) {
    choice->setCurrentIndex(choice->findData(value));
}

QString numberWords(const std::optional<double>& number) {
    return number ? QLocale::c().toString(*number, 'g', 15) : QString();
}

/// False where it is no number.
bool readNumber(const QString& words, std::optional<double>& number) {
    number.reset();
    if (words.trimmed().isEmpty()) return true;
    bool ok = false;
    const double value = QLocale::c().toDouble(words.trimmed(), &ok);
    if (ok && std::isfinite(value)) number = value;
    return number.has_value();
}

void setLine(QLineEdit* line, const QString& words, bool anyway) {
    if (!anyway && line->hasFocus() && line->isModified() && line->property("kept").toString() == words) return;
    line->setProperty("kept", words);
    if (line->text() != words) line->setText(words);
    line->setModified(false);
}

std::vector<Option> linesOf(const std::vector<MatrixRow>& rows) {
    std::vector<Option> lines;
    for (const MatrixRow& row : rows) lines.push_back({.code = row.code, .label = row.label});
    return lines;
}

QuestionKind answerKind(const Question& question) {
    return question.kind == QuestionKind::matrix ? question.cells : question.kind;
}

}  // namespace

QuestionEditor::QuestionEditor(QWidget* parent) : QWidget(parent) {
    setObjectName("questionEditor");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    buildHead(column);
    buildAnswers(column);
    buildLimits(column);
    rules_ = new RulesEditor(this);
    addField(column, "show_when", tr("Shown to"), rules_);
    buildMore(column);
    column->addStretch();
    connectChoices();
    connectFields();
    connectLists();
}

FormField* QuestionEditor::addField(QVBoxLayout* column, const char* name, const QString& title, QWidget* control) {
    auto* field = new FormField(title, control, this);
    if (control->objectName().isEmpty()) control->setObjectName(QString("question_") + name);
    fields_[name] = field;
    column->addWidget(field);
    return field;
}

void QuestionEditor::buildHead(QVBoxLayout* column) {
    kind_ = kindChoice(this, true);
    kind_->setObjectName("questionKind");
    required_ = new QCheckBox(tr("Must be &answered"), this);
    required_->setObjectName("questionRequired");
    auto* line = new QWidget(this);
    line->setFocusProxy(kind_);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(kind_);
    row->addWidget(required_);
    row->addStretch();
    addField(column, "kind", tr("&Kind of question"), line);
    kind_->setAccessibleName(tr("Kind of question"));
    title_ = new TextInBoth(this);
    title_->setObjectName("questionTitle");
    addField(column, "title", tr("&Question"), title_);
    note_ = new TextInBoth(this);
    note_->setObjectName("questionNote");
    addField(column, "note", tr("&Note below it"), note_);
}

void QuestionEditor::buildAnswers(QVBoxLayout* column) {
    cells_ = kindChoice(this, false);
    addField(column, "cells", tr("Each row is answered by"), cells_);
    rows_ = new OptionEditor(OptionEditor::Lines::rows, this);
    addField(column, "rows", tr("&Rows"), rows_);
    options_ = new OptionEditor(OptionEditor::Lines::options, this);
    addField(column, "options", tr("&Options"), options_);
    direction_ = new QComboBox(this);
    direction_->addItem(tr("the best answer first"), static_cast<int>(ScaleDirection::best_first));
    direction_->addItem(tr("the worst answer first"), static_cast<int>(ScaleDirection::worst_first));
    addField(column, "direction", tr("The scale has"), direction_);
}

void QuestionEditor::buildLimits(QVBoxLayout* column) {
    const auto count = [&](const char* name) {
        auto* box = new QSpinBox(this);
        box->setObjectName(QString("question_") + name);
        box->setRange(0, 1000);
        box->setSpecialValueText(tr("any number"));
        box->setKeyboardTracking(false);
        return box;
    };
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    const auto side = [&](const char* name, const QString& title, QWidget* control) {
        auto* field = new FormField(title, control, this);
        fields_[name] = field;
        row->addWidget(field);
    };
    side("min_choices", tr("At least"), min_choices_ = count("min_choices"));
    side("max_choices", tr("At most"), max_choices_ = count("max_choices"));
    min_number_ = new QLineEdit(this);
    max_number_ = new QLineEdit(this);
    min_number_->setObjectName("question_min_number");
    max_number_->setObjectName("question_max_number");
    for (QLineEdit* line : {min_number_, max_number_}) line->setPlaceholderText(tr("no limit"));
    side("min_number", tr("Least number"), min_number_);
    side("max_number", tr("Greatest number"), max_number_);
    row->addStretch();
    column->addLayout(row);
}

void QuestionEditor::buildMore(QVBoxLayout* column) {
    more_ = new QToolButton(this);
    more_->setObjectName("questionMore");
    more_->setText(tr("For the analysis"));
    more_->setCheckable(true);
    more_->setAutoRaise(true);
    more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more_->setArrowType(Qt::RightArrow);
    column->addWidget(more_, 0, Qt::AlignLeft);
    further_ = new QWidget(this);
    auto* inside = new QVBoxLayout(further_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    roster_field_ = new QComboBox(this);
    const std::pair<RosterField, QString> fields[] = {{RosterField::none, tr("the subject of the survey")},
                                                      {RosterField::school, tr("the respondent's school")},
                                                      {RosterField::grade, tr("the respondent's grade")},
                                                      {RosterField::class_name, tr("the respondent's class")}};
    for (const auto& [field, words] : fields) roster_field_->addItem(words, static_cast<int>(field));
    addField(inside, "roster_field", tr("The answer tells about"), roster_field_);
    construct_ = new QLineEdit(this);
    addField(inside, "construct", tr("Same thing asked in other questionnaires"), construct_)
        ->setHint(tr("Give questions of other roles the same name here, and their answers are compared."));
    id_ = new QLineEdit(this);
    addField(inside, "id", tr("Name in the data"), id_)->setHint(tr("Of letters, digits, _ and -. Unique."));
    further_->hide();
    column->addWidget(further_);
    connect(more_, &QToolButton::toggled, this, [this](bool open) {
        more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        further_->setVisible(open);
    });
}

void QuestionEditor::connectChoices() {
    connect(kind_, &QComboBox::activated, this, [this] { change(asKind(working_, kindIn(kind_)), "kind"); });
    connect(cells_, &QComboBox::activated, this, [this] { change(withCells(working_, kindIn(cells_)), "cells"); });
    connect(direction_, &QComboBox::activated, this, [this] {
        change(withDirection(working_, static_cast<ScaleDirection>(direction_->currentData().toInt())), "direction");
    });
    connect(roster_field_, &QComboBox::activated, this, [this] {
        Question question = working_;
        question.roster_field = static_cast<RosterField>(roster_field_->currentData().toInt());
        change(question, "roster_field");
    });
    connect(required_, &QCheckBox::clicked, this, [this](bool on) {
        Question question = working_;
        question.required = on;
        change(question, "required");
    });
}

void QuestionEditor::connectFields() {
    const auto count = [this](QSpinBox* box, std::optional<int> Question::*limit, const char* field) {
        connect(box, &QSpinBox::valueChanged, this, [this, limit, field](int value) {
            if (filling_) return;
            Question question = working_;
            question.*limit = value == 0 ? std::nullopt : std::optional<int>(value);
            change(question, field);
        });
    };
    count(min_choices_, &Question::min_choices, "min_choices");
    count(max_choices_, &Question::max_choices, "max_choices");
    const auto number = [this](QLineEdit* line, std::optional<double> Question::*limit, const char* field) {
        connect(line, &QLineEdit::editingFinished, this, [this, line, limit, field] {
            if (!line->isModified()) return;
            Question question = working_;
            if (!readNumber(line->text(), question.*limit)) return fields_[field]->setProblem(tr("This is no number."));
            change(question, field);
        });
    };
    number(min_number_, &Question::min_number, "min_number");
    number(max_number_, &Question::max_number, "max_number");
    const auto name = [this](QLineEdit* line, std::string Question::*words, const char* field) {
        connect(line, &QLineEdit::editingFinished, this, [this, line, words, field] {
            if (!line->isModified()) return;
            Question question = working_;
            question.*words = typed(line->text().trimmed());
            change(question, field);
        });
    };
    name(construct_, &Question::construct, "construct");
    name(id_, &Question::id, "id");
    const auto text = [this](TextInBoth* edit, Text Question::*words, const char* field) {
        connect(edit, &TextInBoth::committed, this, [this, edit, words, field] {
            Question question = working_;
            question.*words = edit->text();
            change(question, field);
        });
    };
    text(title_, &Question::title, "title");
    text(note_, &Question::note, "note");
}

void QuestionEditor::connectLists() {
    connect(options_, &OptionEditor::edited, this, [this](const std::vector<Option>& options) {
        Question question = working_;
        if (options.size() == question.options.size()) question.option_order = OptionOrder::known;
        question.options = options;
        change(question, "options");
    });
    connect(options_, &OptionEditor::addWanted, this, [this] {
        Question question = working_;
        question.options.push_back(newOption(working_));
        change(question, "options");
    });
    connect(options_, &OptionEditor::turnWanted, this, [this] { change(upsideDown(working_), "options"); });
    connect(rows_, &OptionEditor::edited, this, [this](const std::vector<Option>& lines) {
        Question question = working_;
        question.rows.clear();
        for (const Option& line : lines) question.rows.push_back({line.code, line.label});
        change(question, "rows");
    });
    connect(rows_, &OptionEditor::addWanted, this, [this] {
        Question question = working_;
        question.rows.push_back(newRow(working_));
        change(question, "rows");
    });
    connect(rules_, &RulesEditor::edited, this, [this](const std::vector<ShowRule>& rules) {
        Question question = working_;
        question.show_when = rules;
        change(question, "show_when");
    });
}

void QuestionEditor::change(const Question& question, const char* field) {
    if (filling_ || question == working_) return;
    working_ = question;
    emit edited(question, field);
}

void QuestionEditor::show(const Questionnaire& form, std::size_t at, bool anyway) {
    const bool other = form.id != form_.id || at >= form_.questions.size() || at != at_ ||
                       form.questions[at].id != form_.questions[at].id;
    form_ = form;
    at_ = at;
    working_ = form.questions[at];
    filling_ = true;
    const bool over = anyway || other;
    required_->setChecked(working_.required);
    title_->setText(working_.title, over);
    note_->setText(working_.note, over);
    choose(roster_field_, static_cast<int>(working_.roster_field));
    setLine(construct_, shown(working_.construct), over);
    setLine(id_, shown(working_.id), over);
    rules_->show(form, at);
    showKind();
    showLimits(over);
    filling_ = false;
    showProblems({});
}

void QuestionEditor::showKind() {
    const bool matrix = working_.kind == QuestionKind::matrix;
    const QuestionKind answers = answerKind(working_);
    choose(kind_, static_cast<int>(working_.kind));
    choose(cells_, static_cast<int>(working_.cells));
    choose(direction_, static_cast<int>(working_.direction));
    rows_->show(linesOf(working_.rows), QuestionKind::text);
    options_->show(working_.options, answers);
    fields_["cells"]->setVisible(matrix);
    fields_["rows"]->setVisible(matrix);
    fields_["options"]->setVisible(hasOptions(answers));
    fields_["direction"]->setVisible(answers == QuestionKind::scale);
    fields_["options"]->setHint(working_.option_order == OptionOrder::first_appearance
                                    ? tr("In the order in which they came up in the answers: please check.")
                                    : QString());
}

void QuestionEditor::showLimits(bool anyway) {
    const QuestionKind answers = answerKind(working_);
    const bool counted = answers == QuestionKind::multiple || answers == QuestionKind::ranking;
    const bool number = answers == QuestionKind::number;
    for (const char* field : {"min_choices", "max_choices"}) fields_[field]->setVisible(counted);
    for (const char* field : {"min_number", "max_number"}) fields_[field]->setVisible(number);
    min_choices_->setValue(working_.min_choices.value_or(0));
    max_choices_->setValue(working_.max_choices.value_or(0));
    setLine(min_number_, numberWords(working_.min_number), anyway);
    setLine(max_number_, numberWords(working_.max_number), anyway);
}

void QuestionEditor::setRights(bool editable, bool answered) {
    for (QWidget* control : std::initializer_list<QWidget*>{kind_, required_, cells_, direction_, min_choices_,
                                                            max_choices_, roster_field_})
        control->setEnabled(editable);
    for (QLineEdit* line : {min_number_, max_number_, construct_, id_}) line->setReadOnly(!editable);
    for (TextInBoth* text : {title_, note_}) text->setEditable(editable);
    for (OptionEditor* list : {rows_, options_}) list->setEditable(editable);
    rules_->setEditable(editable);
    fields_["kind"]->setHint(editable && answered
                                 ? tr("Answers are stored: words and order may change freely, what was answered stays.")
                                 : QString());
}

void QuestionEditor::showProblems(const std::vector<Problem>& problems) {
    std::map<std::string, QStringList> words;
    std::map<int, QString> option_rows;
    std::map<int, QString> matrix_rows;
    for (const Problem& problem : problems) {
        // /questions/3/options/1/label: the field, and where it is a list, the line in it.
        const QStringList parts = shown(problem.where.column).split('/');
        const std::string name = typed(parts.value(3));
        const std::string field = fields_.contains(name) ? name : "title";
        const bool list = field == "options" || field == "rows";
        const bool lined = list && parts.size() > 4;
        const int line = parts.value(4).toInt();
        if (lined) (field == "rows" ? matrix_rows : option_rows)[line] = shown(problem.message);
        words[field] << (lined ? tr("Line %1: %2").arg(line + 1).arg(shown(problem.message)) : shown(problem.message));
    }
    for (const auto& [name, field] : fields_) {
        const auto said = words.find(name);
        field->setProblem(said == words.end() ? QString() : said->second.join('\n'));
    }
    options_->setProblems(option_rows);
    rows_->setProblems(matrix_rows);
    if (words.contains("id") || words.contains("roster_field") || words.contains("construct")) more_->setChecked(true);
}

QString QuestionEditor::problemAt(const std::string& field) const {
    const auto found = fields_.find(field);
    return found == fields_.end() ? QString() : found->second->problem();
}

}  // namespace diaoyan
