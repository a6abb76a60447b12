pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The eye and the heart of a card. What is followed or wished shows so all the time; the rest shows while `offered`.
Grid {
    id: buttons

    required property Wantable wantable
    property bool offered: false
    property bool overArt: false
    property real size: overArt ? Theme.px(29) : Theme.px(32)

    columns: 2
    spacing: Theme.px(6)

    Loader {
        active: buttons.wantable.canFollow && (buttons.offered || buttons.wantable.followed)
        visible: active
        sourceComponent: EyeButton {
            focusPolicy: Qt.NoFocus
            overArt: buttons.overArt
            round: true
            size: buttons.size
            keys: Theme.command + " E"
            kind: buttons.wantable.kind
            number: buttons.wantable.number
            tmdb: buttons.wantable.tmdb
            title: buttons.wantable.title
            year: Number(buttons.wantable.year) || 0
            poster: buttons.wantable.poster
        }
    }

    Loader {
        active: buttons.wantable.canWish && (buttons.offered || buttons.wantable.wished)
        visible: active
        sourceComponent: HeartButton {
            focusPolicy: Qt.NoFocus
            overArt: buttons.overArt
            round: true
            size: buttons.size
            keys: Theme.command + " D"
            kind: buttons.wantable.kind
            number: buttons.wantable.number
            tmdb: buttons.wantable.tmdb
            title: buttons.wantable.title
            year: Number(buttons.wantable.year) || 0
            poster: buttons.wantable.poster
        }
    }
}
