// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a questionnaire can do beyond HTML: keep a draft, follow the skip rules, show progress, and send by
// itself when the network is back. ES5 for old WebViews. Nothing is asked of <form> itself: its own properties may be
// hidden by questions that are called "action" or "elements". Names that are no property are shortened on the way
// (collector/web/pages/lean_assets.h).
(function () {
  'use strict';
  var main = document.getElementById('form');
  if (!main || !window.JSON || !window.XMLHttpRequest) return;
  document.documentElement.className += ' js';

  function all(selector, within) { return [].slice.call((within || main).querySelectorAll(selector)); }
  function attribute(element, title) { return element.getAttribute('data-' + title); }
  function marked(element, title) { return element.hasAttribute('data-' + title); }
  function make(parent, tag, words, look) {
    var element = document.createElement(tag);
    if (words) element.textContent = words;
    if (look) element.className = look;
    if (tag === 'button') element.type = tag;
    if (parent) parent.appendChild(element);
    return element;
  }

  var phrases = {};
  attribute(main, 'words').split('|').forEach(function (line) {
    var colon = line.indexOf(':');
    phrases[line.slice(0, colon)] = line.slice(colon + 1);
  });
  function say(phrase, first, second) { return phrases[phrase].replace('{0}', first).replace('{1}', second); }

  var anyControl = 'input,select,textarea';
  var controls = all(anyControl);
  var questions = all('.q');
  var button = all('.send')[0];
  var buttonWords = button.textContent;
  var address = attribute(main, 'send');
  function isTick(control) { return control.type === 'checkbox' || control.type === 'radio'; }
  function isOwnWords(control) { return control.className === 'w'; }
  function has(control) { return isTick(control) ? control.checked : /\S/.test(control.value); }
  function hiddenControl(title) {
    return controls.filter(function (control) { return control.type === 'hidden' && control.name === title; })[0] || {};
  }
  questions.forEach(function (question) {
    question.rules = JSON.parse(attribute(question, 'show') || '[]');
    // The rows of a matrix are answered one by one, other questions as a whole.
    question.parts = all('.r', question);
    if (!question.parts.length) question.parts = [question];
    question.parts.forEach(function (part) {
      all(anyControl, part).forEach(function (control) {
        control.home = question;
        control.piece = part;
      });
    });
  });

  // The draft: one for each questionnaire and way of coming to it.
  var slot = ['diaoyan', address, hiddenControl('.school').value, hiddenControl('.class').value, hiddenControl('.code').value].join('|');
  var record = { id: '', answers: [], time: 0, waiting: false };
  var isKept, isFinished, isSending, keepTimer, retryTimer, delay = 0, time = 0, since = Date.now();

  function takeId(id) {
    var bytes = [], at;
    record.id = id;
    if (!id) {
      try { bytes = (window.crypto || window.msCrypto).getRandomValues(new Uint8Array(16)); }
      catch (e) { for (at = 0; at < 16; at++) bytes.push(Math.floor(Math.random() * 256)); }
      for (at = 0; at < 16; at++) {
        var octet = at === 6 ? bytes[at] & 15 | 64 : at === 8 ? bytes[at] & 63 | 128 : bytes[at];
        record.id += (octet + 256).toString(16).slice(1) + (at > 2 && at < 10 && at % 2 ? '-' : '');
      }
    }
    hiddenControl('.id').value = record.id;
  }
  function pairs(list) { return list.map(function (control) { return [control.name, control.value]; }); }
  function fill(answers) {
    controls.forEach(function (control) {
      if (!control.home) return;
      var own = answers.filter(function (pair) { return pair[0] === control.name; }).map(function (pair) { return pair[1]; });
      if (isTick(control)) control.checked = own.indexOf(control.value) >= 0;
      else control.value = own.length ? own[0] : '';
    });
  }
  function keep() {
    if (isFinished) return;
    record.answers = pairs(controls.filter(function (control) { return control.home && has(control); }));
    record.time = seconds();
    isKept = false;
    try {
      if (record.answers.length) localStorage.setItem(slot, JSON.stringify(record));
      else localStorage.removeItem(slot);
      isKept = true;
    } catch (e) { /* private browsing or a full device: the page says so if it matters */ }
  }
  function forget() { try { localStorage.removeItem(slot); } catch (e) { /* then there was none */ } }
  function remembered() {
    try {
      var old = JSON.parse(localStorage.getItem(slot));
      return /^[0-9a-f-]{36}$/.test(old.id) && old.answers.length ? old : null;
    } catch (e) { return null; }
  }

  // Time with the page in front.
  function seconds() {
    var now = Date.now();
    if (!document.hidden) time += Math.max(0, Math.min(now - since, 3600000)) / 1000;
    since = now;
    return Math.round(time);
  }

  // Skip rules: a question that is not shown is disabled, so that it is neither sent nor counts for later rules.
  function isChosen(item, codes) {
    return controls.some(function (control) {
      if (!control.home || control.home.hidden) return false;
      if (isTick(control)) return control.name === item && control.checked && codes.indexOf(control.value) >= 0;
      return codes.some(function (code) { return control.name === item + '#' + code && control.value; });
    });
  }
  function follow() {
    questions.forEach(function (question) {
      question.hidden = question.disabled = !question.rules.every(function (rule) {
        return isChosen(rule[0], rule[1]) === !rule[2];
      });
    });
    controls.filter(isOwnWords).forEach(function (control) {
      control.disabled = !control.previousElementSibling.firstChild.checked;
    });
  }

  var progress = document.getElementById('progress');
  function count(part) {
    return all(anyControl, part).filter(function (control) { return !isOwnWords(control) && has(control); }).length;
  }
  function changed() {
    follow();
    questions.forEach(function (question) { if (question.drawRanks) question.drawRanks(); });
    var shown = questions.filter(function (question) { return !question.hidden && !marked(question, 'plain'); });
    var answered = shown.filter(function (question) { return question.parts.every(count); }).length;
    var bar = progress.firstChild;
    var line = progress.lastChild;
    var words = say('progress', answered, shown.length);
    bar.max = shown.length || 1;
    bar.value = answered;
    bar.setAttribute('aria-label', words);
    if (line.textContent !== words) line.textContent = words;
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keep, 300);
  }

  // Problems, at the question and all together on top.
  function complain(part, words) {
    var line = document.getElementById('e' + part.id);
    if (line) line.parentNode.removeChild(line);
    if (!words) return;
    line = make(null, 'p', words, 'problem');
    line.id = 'e' + part.id;
    line.setAttribute('role', 'alert');
    part.insertBefore(line, part.children[1]);
    (part.querySelector('legend') ? part : part.querySelector(anyControl)).setAttribute('aria-describedby', line.id + ' n' + part.id);
  }
  function clearTop() { all('.problems,.notice').forEach(function (box) { main.removeChild(box); }); }
  function onTop(box) {
    main.insertBefore(box, progress);
    box.tabIndex = -1;
    box.setAttribute('role', 'alert');
    box.focus();
    box.scrollIntoView();
  }
  function showProblems(list) {
    clearTop();
    questions.forEach(function (question) { [question].concat(question.parts).forEach(function (part) { complain(part); }); });
    var box = make(null, 'div', '', 'problems');
    make(box, 'h2', say('fix'));
    var lines = make(box, 'ul');
    list.forEach(function (problem) {
      var part = problem[0];
      var line = make(lines, 'li');
      if (part) {
        complain(part, problem[1]);
        make(line, 'a', part.querySelector('legend,.t').firstChild.nodeValue).href = '#' + part.id;
      }
      make(line, 'b', (part ? say('colon') : '') + problem[1]);
    });
    onTop(box);
  }
  function numberProblem(control) {
    var validity = control.validity || {};
    if (!validity.badInput && !validity.rangeUnderflow && !validity.rangeOverflow) return '';
    if (control.type === 'date') return say('date');
    return control.min && control.max ? say('range', control.min, control.max) : say('number');
  }
  function check() {
    var found = [];
    questions.forEach(function (question) {
      if (!question.hidden) question.parts.forEach(function (part) {
        var answers = count(part);
        var min = +attribute(question, 'min');
        var words = all('input', part).map(numberProblem).filter(Boolean)[0];
        if (!words && marked(question, 'must') && !answers) words = say(marked(question, 'plain') ? 'agree' : 'must');
        if (!words && answers && answers < min && !part.querySelector('[data-alone]:checked')) words = say('min', min);
        if (words) found.push([part, words]);
      });
    });
    return found;
  }
  function partOf(field) {
    var own = controls.filter(function (control) {
      return control.home && (control.name === field || control.name.indexOf(field + '#') === 0 || control.name.indexOf(field + ':') === 0);
    })[0];
    // The question for the school is answered by a choice that has another name.
    return own ? own.piece : questions.filter(function (question) { return attribute(question, 'item') === field; })[0];
  }

  // Choices that exclude one another, and too many of them.
  function chooseWell(control) {
    complain(control.piece);
    if (control.type !== 'checkbox' || !control.checked) return;
    var ticks = all('[type=checkbox]', control.piece);
    ticks.forEach(function (other) {
      if (other !== control && (marked(control, 'alone') || marked(other, 'alone'))) other.checked = false;
    });
    var max = attribute(control.home, 'max');
    if (max && ticks.filter(has).length > max) {
      control.checked = false;
      complain(control.piece, say('max', max));
    }
  }

  // Ranks by tapping: the first tap is first. Tapping again takes the rank away.
  function ranking(question) {
    var selects = all('.k select', question);
    if (!selects.length) return;
    var picks = selects.map(function (select) {
      var old = select.parentNode;
      var pick = make(null, 'button', '', 'pick');
      make(pick, 'b');
      make(pick, 'span', old.firstChild.textContent);
      question.insertBefore(pick, old);
      old.hidden = true;
      pick.addEventListener('click', function () {
        var was = +select.value;
        var used = selects.filter(has).length;
        complain(question);
        if (was) {
          select.value = '';
          selects.forEach(function (other) { if (other.value > was) other.value = other.value - 1; });
        } else if (used < select.options.length - 1) select.value = used + 1;
        else complain(question, say('max', used));
        changed();
      });
      return pick;
    });
    question.drawRanks = function () {
      selects.forEach(function (select, at) {
        var pick = picks[at];
        pick.firstChild.textContent = select.value;
        pick.setAttribute('aria-pressed', !!select.value);
        pick.setAttribute('aria-label', pick.lastChild.textContent + (select.value ? ', ' + say('rank', select.value) : ''));
      });
    };
  }

  // Sending.
  function encoded(words) {
    // Half of a surrogate pair, as a cut emoji leaves it, cannot be encoded.
    try { return encodeURIComponent(words); } catch (e) { return encodeURIComponent(words.replace(/[\uD800-\uDFFF]/g, '')); }
  }
  function body() {
    return pairs(controls.filter(function (control) {
      return control.name && !control.disabled && !(control.home && control.home.hidden) && has(control);
    })).concat([['.seconds', String(seconds())]]).map(function (pair) { return encoded(pair[0]) + '=' + encoded(pair[1]); }).join('&');
  }
  function setBusy(busy) {
    isSending = button.disabled = busy;
    button.textContent = busy ? say('sending') : buttonWords;
    all('.retry').forEach(function (again) { again.disabled = busy; });
  }
  function notice(words, actions) {
    clearTop();
    var box = make(null, 'div', '', 'notice');
    make(box, 'p', words);
    actions.forEach(function (action) { make(box, 'button', say(action[0]), action[0]).addEventListener('click', action[1]); });
    return box;
  }
  function setWaiting(waiting) {
    clearTimeout(retryTimer);
    record.waiting = waiting;
    main.className = waiting ? 'waiting' : '';
    keep();
  }
  function editAgain() {
    setWaiting(false);
    clearTop();
  }
  function waitForNetwork(words) {
    setWaiting(true);
    words = (words ? words + '\n' : '') + say(!isKept ? 'open' : words ? 'later' : 'waiting');
    // Said once, not at each try.
    var before = all('.notice p')[0];
    if (!before || before.textContent !== words) onTop(notice(words, [['retry', send], ['edit', editAgain]]));
    delay = Math.min(delay * 1.5 || 15000, 120000);
    retryTimer = setTimeout(send, delay + Math.random() * 3000);
  }
  function thank(words) {
    isFinished = true;
    clearTimeout(keepTimer);
    forget();
    main.textContent = '';
    var heading = make(main, 'h2', say('thanks'));
    heading.tabIndex = -1;
    make(main, 'p', words || say('done'), 'said');
    heading.focus();
    window.scrollTo(0, 0);
  }
  function arrived(code, reply) {
    try { reply = JSON.parse(reply); } catch (e) { reply = 0; /* not our server's word: a network in between */ }
    setBusy(false);
    if (reply && reply.status === 'thanks') return thank(reply.message);
    if (!reply || code === 429 || code > 499) return waitForNetwork(reply && reply.message);
    editAgain();
    if (reply.problems && reply.problems.length) {
      return showProblems(reply.problems.map(function (problem) { return [partOf(problem.field), problem.message]; }));
    }
    onTop(notice(reply.message || say('failed'), []));
  }
  function send() {
    if (isSending || isFinished) return;
    clearTimeout(retryTimer);
    setBusy(true);
    keep();
    var request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.timeout = 20000;
    request.onload = request.onerror = request.ontimeout = request.onabort = function () { arrived(request.status, request.responseText); };
    request.send(body());
  }
  function sendWaiting() {
    if (!record.waiting) return;
    delay = 0;
    send();
  }

  main.addEventListener('change', function (event) {
    if (!event.target.home) return;
    chooseWell(event.target);
    changed();
  });
  main.addEventListener('input', function (event) {
    if (!event.target.home || isTick(event.target)) return;
    complain(event.target.piece);
    changed();
  });
  main.addEventListener('submit', function (event) {
    event.preventDefault();
    var found = isSending ? [] : check();
    if (found.length) showProblems(found);
    else send();
  });
  window.addEventListener('online', sendWaiting);
  window.addEventListener('pagehide', keep);
  window.addEventListener('pageshow', function (event) { if (event.persisted && isFinished) location.reload(); });
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) {
      time += Math.max(0, Date.now() - since) / 1000;
      keep();
    } else {
      since = Date.now();
      sendWaiting();
    }
  });
  // Sent from another tab: what is still here would be somebody else's answers.
  window.addEventListener('storage', function (event) { if (event.key === slot && !event.newValue && !isSending) takeId(); });

  questions.forEach(ranking);
  Element.prototype.setAttribute.call(all('form')[0], 'novalidate', '');
  // Answers that the server sends back with what is wrong with them come before a draft.
  var old = marked(main, 'filled') ? null : remembered();
  takeId(old ? old.id : marked(main, 'filled') ? hiddenControl('.id').value : '');
  if (old) {
    fill(old.answers);
    time = +old.time || 0;
  }
  progress.hidden = false;
  changed();
  if (old && old.waiting) {
    setWaiting(true);
    main.insertBefore(notice(say('sending'), []), progress);
    send();
  } else if (old) {
    main.insertBefore(notice(say('kept'), [['again', function () {
      forget();
      takeId();
      time = 0;
      fill([]);
      clearTop();
      changed();
    }]]), progress);
  }
})();
