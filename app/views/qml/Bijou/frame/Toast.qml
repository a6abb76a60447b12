pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// One piece of news, and the way to take it back.
Rectangle {
    id: toast

    required property int number
    required property string text
    required property string detail
    required property string tone
    required property string action
    required property int milliseconds
    required property int times
    property bool paused: false
    readonly property color ink: tone === "good" ? Theme.good : tone === "warn" ? Theme.warn : tone === "bad" ? Theme.bad : Theme.info
    readonly property bool held: paused || button.activeFocus || cross.activeFocus

    implicitHeight: line.implicitHeight + 2 * Theme.gap12
    radius: Theme.cardRadius
    color: Theme.dark ? Theme.surfaceHigh : Theme.surface
    border.width: Theme.hairline
    border.color: Theme.lineStrong
    Accessible.role: Accessible.Notification
    Accessible.name: text
    Accessible.description: detail
    Keys.onEscapePressed: Toasts.dismiss(number)

    // Beside the toast and not in it: it lies under all of them, for they stand close
    Shadow {
        parent: toast.parent
        anchors.fill: toast
        opacity: toast.opacity * (Theme.dark ? 0.7 : 0.2)
    }

    RowLayout {
        id: line
        x: Theme.gap16
        y: Theme.gap12
        width: parent.width - Theme.gap16 - Theme.gap8
        spacing: Theme.gap12

        Icon {
            Layout.alignment: toast.detail === "" ? Qt.AlignVCenter : Qt.AlignTop
            name: toast.tone === "good" ? "circle-check" : toast.tone === "warn" ? "triangle-alert" : toast.tone === "bad" ? "circle-alert" : "info"
            color: toast.ink
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.px(2)

            Label {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                maximumLineCount: 4
                text: toast.times > 1 ? toast.text + " (" + toast.times + ")" : toast.text
                font: Theme.strong
                Accessible.ignored: true
            }

            Paragraph {
                Layout.fillWidth: true
                visible: text !== ""
                maximumLineCount: 4
                text: toast.detail
                font: Theme.caption
                Accessible.ignored: true
            }
        }

        Button {
            id: button
            // A press leaves the keyboard where it is, in the list from which something went
            focusPolicy: Qt.TabFocus
            kind: "ghost"
            leftPadding: Theme.gap8
            rightPadding: Theme.gap8
            visible: text !== ""
            text: toast.action
            onClicked: Toasts.press(toast.number)
        }

        IconButton {
            id: cross
            Layout.alignment: toast.detail === "" ? Qt.AlignVCenter : Qt.AlignTop
            focusPolicy: Qt.TabFocus
            size: Theme.px(26)
            symbol: "x"
            text: qsTr("Dismiss")
            onClicked: Toasts.dismiss(toast.number)
        }
    }

    // Time that was spent under the pointer does not count
    NumberAnimation {
        id: clock
        property real spent: 0
        target: clock
        property: "spent"
        from: 0
        to: 1
        duration: toast.milliseconds
        running: toast.milliseconds > 0
        paused: running && toast.held
        onFinished: Toasts.dismiss(toast.number)
    }
}
