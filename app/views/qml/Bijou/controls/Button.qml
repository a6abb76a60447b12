pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// `kind`: primary (one a page), secondary, ghost, danger. `symbol` is an icon's name; `busy` shows that it works and takes no second press.
T.Button {
    id: button

    property string kind: "secondary"
    property string symbol: ""
    property bool busy: false
    property string hint: ""
    property bool overArt: false
    readonly property real lead: symbol === "" && !busy ? 0 : Theme.iconSmall + (text === "" ? 0 : spacing)
    readonly property color ink: kind === "primary" ? Theme.overAccent : kind === "danger" ? Theme.bad : overArt ? Theme.overArtText : Theme.text

    implicitHeight: Math.max(Theme.controlHeight, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.gap16
    rightPadding: Theme.gap16
    topPadding: Theme.gap8
    bottomPadding: Theme.gap8
    spacing: Theme.gap8
    font: Theme.strong
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    Accessible.name: text
    Accessible.description: hint
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        implicitWidth: label.implicitWidth + button.lead
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: button.spacing

            Loader {
                anchors.verticalCenter: parent.verticalCenter
                active: button.busy
                visible: active
                sourceComponent: Spinner {
                    size: Theme.iconSmall
                    color: button.ink
                }
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.symbol !== "" && !button.busy
                name: button.symbol
                color: button.ink
                size: Theme.iconSmall
            }

            Label {
                id: label
                width: Math.min(implicitWidth, Math.max(0, button.availableWidth - button.lead))
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: button.text
                font: button.font
                color: button.ink
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.buttonRadius
        color: button.kind === "primary" ? Theme.accentFill : button.kind === "ghost" ? "transparent" : button.overArt ? Theme.overArt : Theme.surfaceHigh
        border.width: button.kind === "primary" || button.kind === "ghost" ? 0 : Theme.hairline
        border.color: button.kind === "danger" ? Qt.alpha(Theme.bad, 0.5) : button.overArt ? Theme.overArtLine : Theme.lineStrong

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: button.down ? Theme.pressed : Theme.hover
            visible: button.hovered || button.down
        }

        FocusRing {
            shown: button.visualFocus
        }
    }

    Tip {
        text: button.hint
        shown: button.hint !== "" && button.hovered
    }
}
